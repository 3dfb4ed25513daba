package dev.holdpoint.server.work;

/** A kind of what nobody can see any more, and housekeeping is to take away. */
@FunctionalInterface
public interface Chore {
  /**
   * Does all that is to be done now: looks with a reader, and changes a little in each unit of
   * work, so that nobody who writes waits for it.
   *
   * @return how many went
   */
  int tidy();
}
