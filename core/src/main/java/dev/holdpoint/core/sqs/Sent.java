package dev.holdpoint.core.sqs;

import org.jspecify.annotations.Nullable;

/**
 * What the sender is told.
 *
 * @param md5OfAttributes null where there are none
 * @param sequenceNumber its place among the queue's messages, 20 digits; null in a standard queue
 */
public record Sent(
    String messageId,
    String md5OfBody,
    @Nullable String md5OfAttributes,
    @Nullable String md5OfSystemAttributes,
    @Nullable String sequenceNumber) {}
