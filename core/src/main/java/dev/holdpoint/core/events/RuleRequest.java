package dev.holdpoint.core.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants a rule to be.
 *
 * @param bus name or ARN; null for the default bus
 * @param tags for a new rule; those of one that is there stay
 */
public record RuleRequest(
    String name,
    @Nullable String bus,
    RuleState state,
    RuleSettings settings,
    Map<String, String> tags) {
  public RuleRequest {
    tags = Map.copyOf(tags);
  }
}
