package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;

/** What a target could not take: for the log, as nobody else hears of it. */
public record Undelivered(Arn rule, Arn target, String code, String message) {}
