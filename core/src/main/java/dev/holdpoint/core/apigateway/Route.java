package dev.holdpoint.core.apigateway;

/**
 * Which function answers.
 *
 * @param method in capitals, or {@code ANY}
 * @param path a resource path such as {@code /a/{id}} or {@code /{proxy+}}, or {@code $default}
 */
public record Route(String method, String path, String functionArn, PayloadFormat format) {
  public static final String ANY = "ANY";
  public static final String DEFAULT = "$default";

  boolean isDefault() {
    return path.equals(DEFAULT);
  }

  boolean accepts(String requestMethod) {
    return method.equals(ANY) || method.equals(requestMethod);
  }

  /** As an HTTP API names it: {@code GET /a/{id}}. */
  String key() {
    return isDefault() ? DEFAULT : method + " " + path;
  }
}
