package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bus: rules hang on it, events are put on it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventBus(String name, Arn arn, @Nullable String description, Instant createdAt) {
  /** The one that is always there. */
  public static final String DEFAULT = "default";
}
