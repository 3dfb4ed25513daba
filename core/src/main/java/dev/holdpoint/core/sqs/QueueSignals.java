package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.Tx;

/**
 * Hears, after the commit, that a queue may have a message for whoever waits. A hint only: a lost
 * one costs time, never a message. Must be quick and thread-safe.
 */
@FunctionalInterface
public interface QueueSignals {
  /** For where nobody waits. */
  QueueSignals NONE = queue -> {};

  void arrived(Arn queue);

  /** Tells whoever waits, on this node and on the others, once the unit is durable. */
  default void tell(Tx tx, Arn queue) {
    tx.afterCommit(() -> arrived(queue));
    tx.announce(queue.value());
  }
}
