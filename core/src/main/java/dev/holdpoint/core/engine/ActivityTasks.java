package dev.holdpoint.core.engine;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.Tx;

/** Where tasks wait for the workers of their activity. */
public interface ActivityTasks {
  boolean exists(Tx tx, Arn activity);

  /** Makes a task available to the workers of an activity, which exists, in this transaction. */
  void offer(Tx tx, Turn turn, Effect.OfferActivity offer);
}
