package dev.holdpoint.core.apigateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Under which name an API is reachable.
 *
 * @param name {@code $default} is an HTTP API's stage without a part of the path
 * @param deploymentId what was deployed to it last, or null
 * @param pinned whether it serves what its deployment held; else what is there
 * @param said what is only shown again, by AWS's names
 */
public record Stage(
    String name,
    Map<String, String> variables,
    @Nullable String deploymentId,
    boolean pinned,
    JsonNode said) {
  public static final String DEFAULT = "$default";

  public Stage(
      String name,
      Map<String, String> variables,
      @Nullable String deploymentId,
      boolean pinned,
      @Nullable JsonNode said) {
    this.name = name;
    this.variables = Map.copyOf(variables);
    this.deploymentId = deploymentId;
    this.pinned = pinned;
    this.said = Copies.said(said);
  }

  /** One that serves what is there. */
  public Stage(String name, Map<String, String> variables) {
    this(name, variables, null, false, null);
  }

  /** The same, of which this is said. */
  public Stage saying(JsonNode other) {
    return new Stage(name, variables, deploymentId, pinned, other);
  }

  /** The same, to which this was deployed. */
  public Stage deployed(String deployment) {
    return new Stage(name, variables, deployment, pinned, said);
  }
}
