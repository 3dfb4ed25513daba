package dev.holdpoint.core.engine;

import java.time.Instant;

/**
 * The last time an execution was redriven.
 *
 * @param count how often it was, in all
 */
public record Redrive(int count, Instant at) {}
