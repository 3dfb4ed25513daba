package dev.holdpoint.app.stack;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one type of resource of this store is made, changed and removed. */
public non-sealed interface ResourceType extends KnownType {
  /** The properties that {@link #load} needs; others may not be computed yet. */
  default Set<String> files() {
    return Set.of();
  }

  /**
   * What must happen before the transaction: reads the files that these properties name.
   *
   * @return properties that {@link #put} finds beside the template's
   */
  default Map<String, JsonNode> load(Wanted files) {
    return Map.of();
  }

  /**
   * Makes it, or brings what is there to what is wanted. Doing it again changes nothing.
   *
   * @param known what an earlier run made, or null
   */
  Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known);

  /** Whether {@link #clear} has something to do. */
  default boolean clears() {
    return false;
  }

  /** What must happen outside of any transaction before it is removed; it may happen again. */
  default void clear(StackResource gone) {}

  /** Removes it; nothing happens where it is gone already. */
  void delete(Tx tx, Turn turn, Made made);
}
