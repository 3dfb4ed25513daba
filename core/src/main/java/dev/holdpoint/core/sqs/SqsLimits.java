package dev.holdpoint.core.sqs;

import java.time.Duration;

/**
 * SQS's limits that are no attribute of a queue, as its <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">
 * quotas</a> name them.
 */
final class SqsLimits {
  /** For how long a deduplication id, or an attempt to receive, is remembered. */
  static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Characters of a group's name, a deduplication id, an attempt's id. */
  static final int IDENTIFIER = 128;

  /** Messages that a move task may move in a second. */
  static final int MOVED_PER_SECOND = 500;

  /** Move tasks of a queue that are shown, and kept. */
  static final int MOVE_TASKS = 10;

  /** Ours: messages that a move task moves in one unit of work. */
  static final int MOVED_AT_ONCE = 50;

  /** For how long the name of a deleted queue cannot be taken. */
  static final Duration DELETED_RECENTLY = Duration.ofSeconds(60);

  /** Actions of one permission. */
  static final int ACTIONS = 7;

  private SqsLimits() {}
}
