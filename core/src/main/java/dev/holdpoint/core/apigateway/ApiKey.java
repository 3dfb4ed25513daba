package dev.holdpoint.core.apigateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client shows to be counted.
 *
 * @param value what it sends as {@code x-api-key}; in no text of ours
 * @param said what is only shown again, by AWS's names
 */
public record ApiKey(
    String id,
    String name,
    String value,
    boolean enabled,
    Instant created,
    @Nullable JsonNode said) {
  /** One of which nothing else is said. */
  public ApiKey(String id, String name, String value, boolean enabled, Instant created) {
    this(id, name, value, enabled, created, null);
  }

  /** The same, of which this is said. */
  public ApiKey saying(JsonNode other) {
    return new ApiKey(id, name, value, enabled, created, other);
  }

  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
