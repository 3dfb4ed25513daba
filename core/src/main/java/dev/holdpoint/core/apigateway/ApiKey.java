package dev.holdpoint.core.apigateway;

import java.time.Instant;

/**
 * What a client shows to be counted.
 *
 * @param value what it sends as {@code x-api-key}; in no text of ours
 */
public record ApiKey(String id, String name, String value, boolean enabled, Instant created) {
  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
