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

  private SqsLimits() {}
}
