package dev.holdpoint.core.sns;

import java.time.Duration;

/** SNS's limits; AWS's own numbers. */
record SnsLimits(
    /* Bytes of one message with its attributes, and of one batch. */
    int messageBytes,
    /* Characters of a subject: fewer than this. */
    int subjectLength,
    /* How long a confirmation link is good for. */
    Duration confirmationTime,
    /* Topics or subscriptions in one answer. */
    int pageSize,
    /* Entries of one batch. */
    int batchEntries,
    /* Tags of one topic. */
    int tags) {

  static final SnsLimits AWS = new SnsLimits(262_144, 101, Duration.ofDays(2), 100, 10, 50);
}
