package dev.holdpoint.core.events.input;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;

/**
 * What a template may say besides the event itself.
 *
 * @param ingested when the event came in
 */
public record RuleNames(Arn arn, String name, Instant ingested) {}
