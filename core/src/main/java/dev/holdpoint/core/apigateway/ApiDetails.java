package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.apigateway.policy.ResourcePolicy;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is said of an API besides what it answers.
 *
 * @param title of its OpenAPI document, or null
 * @param created when a call made it, or null
 * @param policy who may call a REST API, as AWS writes it; null where it has none
 * @param said what is only shown again, by AWS's names
 */
public record ApiDetails(
    @Nullable String title, @Nullable Instant created, @Nullable JsonNode policy, JsonNode said) {
  /** Nothing is said. */
  public static final ApiDetails NONE = new ApiDetails(null, null, null, null);

  public ApiDetails(
      @Nullable String title,
      @Nullable Instant created,
      @Nullable JsonNode policy,
      @Nullable JsonNode said) {
    this.title = title;
    this.created = created;
    this.policy = policy == null || policy.isNull() ? null : policy;
    this.said = said == null || said.isNull() ? Json.object() : said;
  }

  /** The same with the title of this document. */
  public ApiDetails titled(@Nullable String other) {
    return new ApiDetails(other, created, policy, said);
  }

  /** The same, made then. */
  public ApiDetails created(Instant then) {
    return new ApiDetails(title, then, policy, said);
  }

  /** The same with this policy, or without one; refuses what cannot be judged. */
  public ApiDetails guarded(@Nullable JsonNode other) {
    if (other != null) {
      ResourcePolicy.read(other);
    }
    return new ApiDetails(title, created, other, said);
  }

  /** The same, which shows this. */
  public ApiDetails saying(JsonNode other) {
    return new ApiDetails(title, created, policy, other);
  }
}
