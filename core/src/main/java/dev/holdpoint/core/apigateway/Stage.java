package dev.holdpoint.core.apigateway;

import java.util.Map;

/**
 * Under which name an API is reachable.
 *
 * @param name {@code $default} is an HTTP API's stage without a part of the path
 */
public record Stage(String name, Map<String, String> variables) {
  public static final String DEFAULT = "$default";

  public Stage {
    variables = Map.copyOf(variables);
  }
}
