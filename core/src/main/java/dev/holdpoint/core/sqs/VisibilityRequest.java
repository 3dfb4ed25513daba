package dev.holdpoint.core.sqs;

/**
 * When a received message shall be visible again.
 *
 * @param seconds from now; 0 for at once
 */
public record VisibilityRequest(String receiptHandle, int seconds) {}
