package dev.holdpoint.core.verify;

/** How much was looked at, and how much of it is not as it must be. */
public record Report(
    long executions,
    long running,
    long events,
    long timers,
    long owedCalls,
    long messages,
    long mails,
    long mapRuns,
    long resources,
    long findings) {}
