package dev.holdpoint.app.stack;

import org.jspecify.annotations.Nullable;

/**
 * How one type of resource is made, changed and removed that lives in a service outside: by calls,
 * for which no transaction waits. The stack remembers a resource before the first of them, so what
 * an interrupted run made is found again by its name.
 */
public non-sealed interface OutsideType extends KnownType {
  /** What to do so that the service can be reached, or null where it can. */
  @Nullable String missing();

  /**
   * Makes it, or brings what is there to what is wanted. Doing it again changes nothing.
   *
   * @param known what an earlier run made, or began to make, or null
   * @param beginning to be told before anything new is made: the stack remembers it from then on
   */
  Made make(Wanted wanted, @Nullable Made known, Beginning beginning);

  /**
   * Removes what it was before, once all else of a run is done.
   *
   * @return what there is of it now
   */
  default Made tidy(StackResource there) {
    return there.made();
  }

  /**
   * Leaves what it was before to itself.
   *
   * @return what there is of it now
   */
  default Made forget(StackResource there) {
    return there.made();
  }

  /** Removes it; nothing happens where it is gone already. */
  void remove(StackResource gone);
}
