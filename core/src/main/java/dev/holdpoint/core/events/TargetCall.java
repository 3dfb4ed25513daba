package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;

/** Knows how to tell one kind of target, within the transaction that says so. */
@FunctionalInterface
public interface TargetCall {
  /**
   * Delivers.
   *
   * @throws AwsException where the target cannot take it, thrown before anything was written; the
   *     event is then lost to this target, as on AWS, unless it has a dead-letter queue
   */
  void deliver(Tx tx, Turn turn, Delivery delivery);
}
