package dev.holdpoint.core.s3;

/**
 * By whom and how something came about.
 *
 * @param requester the account of who asked
 */
public record Cause(String requestId, String sourceAddress, String requester) {}
