package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionRow;

/**
 * Hears, after the commit, what happened to an execution. For waking and showing only: it may never
 * come. Must be quick and must not throw.
 */
@FunctionalInterface
public interface JournalListener {
  /** Nobody listens. */
  JournalListener NONE = (_, _) -> {};

  /**
   * @param row as it was before
   */
  void wrote(ExecutionRow row, JournalEntry entry);
}
