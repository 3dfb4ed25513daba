package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a bus keeps and shows, and what has no effect: only events that a key of the caller's own
 * could not decrypt go to its dead-letter queue, and it logs to where CloudWatch delivers logs.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BusSettings(
    @Nullable String deadLetterArn, @Nullable String logLevel, @Nullable String logDetail) {
  public static final BusSettings NONE = new BusSettings(null, null, null);
}
