package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Tx;

/**
 * Hears, in the same transaction, that an execution began, ended, or was redriven. What it adds to
 * the transaction is committed with the change; work that the outside world needs is owed.
 */
@FunctionalInterface
public interface StatusListener {
  /** Nobody listens. */
  StatusListener NONE = (_, _, _) -> {};

  /**
   * @param row as it is now
   */
  void changed(Tx tx, Turn turn, ExecutionRow row);
}
