package dev.holdpoint.core.apigateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API as it was when it was deployed.
 *
 * @param held the API, without its stages
 */
public record Deployment(
    String id, String apiId, @Nullable String description, Instant created, Api held) {
  /** The same, described so. */
  public Deployment described(@Nullable String other) {
    return new Deployment(id, apiId, other, created, held);
  }
}
