package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;

/**
 * Hears, after the commit, that a queue may have a message for whoever waits. A hint only: a lost
 * one costs time, never a message. Must be quick and thread-safe.
 */
@FunctionalInterface
public interface QueueSignals {
  /** For where nobody waits. */
  QueueSignals NONE = queue -> {};

  void arrived(Arn queue);
}
