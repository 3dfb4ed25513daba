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
    int tags,
    /* Bytes of a filter policy, its keys, and how many combinations of values it may allow. */
    int filterBytes,
    int filterKeys,
    int filterCombinations,
    /* Filter policies of one topic. */
    int filterPolicies,
    /* Characters of an endpoint. */
    int endpointLength,
    /* Deliveries, bytes of them, and subscriptions looked at in one unit of work (ours); the rest is owed. */
    int deliveriesAtOnce,
    int deliveredBytesAtOnce,
    int lookedAtOnce,
    /* Subscriptions of a FIFO topic, which are all told in one unit. */
    int fifoSubscriptions,
    /* For how long a FIFO topic remembers what it was told. */
    Duration remembered) {

  static final SnsLimits AWS =
      new SnsLimits(
          262_144,
          101,
          Duration.ofDays(2),
          100,
          10,
          50,
          262_144,
          5,
          150,
          200,
          2_048,
          100,
          4_194_304,
          1_000,
          100,
          Duration.ofMinutes(5));
}
