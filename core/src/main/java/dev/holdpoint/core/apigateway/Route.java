package dev.holdpoint.core.apigateway;

import org.jspecify.annotations.Nullable;

/**
 * One method of one path: what it asks of requests and what answers them.
 *
 * @param method in capitals, or {@code ANY}
 * @param path a resource path such as {@code /a/{id}} or {@code /{proxy+}}, or {@code $default}
 */
public record Route(String method, String path, Integration integration, MethodRequest request) {
  public static final String ANY = "ANY";
  public static final String DEFAULT = "$default";

  public Route(
      String method, String path, Integration integration, @Nullable MethodRequest request) {
    this.method = method;
    this.path = path;
    this.integration = integration;
    this.request = request == null ? MethodRequest.ANY : request;
  }

  /** A function that sees the whole request. */
  public static Route proxy(String method, String path, String functionArn, PayloadFormat format) {
    return new Route(method, path, Integration.proxy(functionArn, format), MethodRequest.ANY);
  }

  PayloadFormat format() {
    return integration.format();
  }

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
