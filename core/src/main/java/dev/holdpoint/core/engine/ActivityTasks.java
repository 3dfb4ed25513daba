package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.Tx;

/** Where tasks wait for the workers of their activity. */
public interface ActivityTasks {
  /**
   * Makes a task available to the activity's workers, in this transaction.
   *
   * @return whether there is such an activity
   */
  boolean offer(Tx tx, Turn turn, Effect.OfferActivity offer);
}
