package dev.holdpoint.core.apigateway;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One method of one path: what it asks of requests and what answers them.
 *
 * @param method in capitals, or {@code ANY}
 * @param path a resource path such as {@code /a/{id}} or {@code /{proxy+}}, or {@code $default}
 * @param said what is only shown again, by AWS's names
 */
public record Route(
    String method, String path, Integration integration, MethodRequest request, JsonNode said) {
  public static final String ANY = "ANY";
  public static final String DEFAULT = "$default";

  public Route(
      String method,
      String path,
      Integration integration,
      @Nullable MethodRequest request,
      @Nullable JsonNode said) {
    this.method = method;
    this.path = path;
    this.integration = integration;
    this.request = request == null ? MethodRequest.ANY : request;
    this.said = Copies.said(said);
  }

  /** One of which nothing else is said. */
  public Route(
      String method, String path, Integration integration, @Nullable MethodRequest request) {
    this(method, path, integration, request, null);
  }

  /** The same, which goes there. */
  public Route to(Integration other) {
    return new Route(method, path, other, request, said);
  }

  /** The same, which asks this. */
  public Route asking(MethodRequest other) {
    return new Route(method, path, integration, other, said);
  }

  /** The same at another place. */
  public Route at(String otherMethod, String otherPath) {
    return new Route(otherMethod, otherPath, integration, request, said);
  }

  /** The same, which shows this. */
  public Route saying(JsonNode other) {
    return new Route(method, path, integration, request, other);
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
  public String key() {
    return isDefault() ? DEFAULT : method + " " + path;
  }
}
