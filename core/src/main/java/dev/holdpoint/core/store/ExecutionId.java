package dev.holdpoint.core.store;

/** An execution's own number: grows with time, never leaves the server. */
public record ExecutionId(long value) {}
