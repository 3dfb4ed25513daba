package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.CallFailure;
import dev.holdpoint.server.calls.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code http:invoke}, read as strictly as AWS does.
 *
 * @param body null where there is none
 * @param encoding null for JSON
 */
record HttpInvoke(
    String endpoint,
    String method,
    Arn connection,
    Map<String, List<String>> headers,
    Map<String, List<String>> query,
    @Nullable JsonNode body,
    @Nullable FormEncoding encoding) {
  private static final List<String> MEMBERS =
      List.of(
          "ApiEndpoint",
          "Method",
          "Authentication",
          "InvocationConfig",
          "Headers",
          "QueryParameters",
          "RequestBody",
          "Transform");

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

  static HttpInvoke read(JsonNode json) {
    Parameters parameters = new Parameters(json, MEMBERS);
    return new HttpInvoke(
        required(parameters, "ApiEndpoint"),
        method(parameters),
        connection(json),
        HeaderRules.checked(HeaderRules.read(json.get("Headers"), "Headers")),
        HeaderRules.read(json.get("QueryParameters"), "QueryParameters"),
        json.get("RequestBody"),
        encoding(json.get("Transform")));
  }

  static String required(Parameters parameters, String name) {
    String value = parameters.text(name);
    if (value == null || value.isBlank()) {
      throw failure("The field '" + name + "' is required but was missing");
    }
    return value;
  }

  static String method(Parameters parameters) {
    String method = required(parameters, "Method");
    if (!METHODS.contains(method)) {
      throw failure("The field 'Method' must be one of " + METHODS.stream().sorted().toList());
    }
    return method;
  }

  /** In the older place or the newer one. */
  private static Arn connection(JsonNode json) {
    for (String place : List.of("Authentication", "InvocationConfig")) {
      JsonNode given = json.get(place);
      if (given != null) {
        return Arn.of(required(new Parameters(given, List.of("ConnectionArn")), "ConnectionArn"));
      }
    }
    throw failure("The field 'ConnectionArn' is required but was missing");
  }

  private static @Nullable FormEncoding encoding(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    Parameters transform =
        new Parameters(json, List.of("RequestBodyEncoding", "RequestEncodingOptions"));
    return switch (transform.textOrEmpty("RequestBodyEncoding")) {
      case "URL_ENCODED" -> arrays(json.get("RequestEncodingOptions"));
      case "NONE", "" -> null;
      default -> throw failure("The field 'RequestBodyEncoding' must be URL_ENCODED or NONE");
    };
  }

  private static FormEncoding arrays(@Nullable JsonNode json) {
    String format =
        json == null ? null : new Parameters(json, List.of("ArrayFormat")).text("ArrayFormat");
    if (format == null) {
      return FormEncoding.INDICES;
    }
    for (FormEncoding known : FormEncoding.values()) {
      if (known.name().equals(format)) {
        return known;
      }
    }
    throw failure("The field 'ArrayFormat' must be one of " + Json.write(FormEncoding.values()));
  }

  static CallFailure failure(String cause) {
    return new CallFailure(Failure.RUNTIME, cause);
  }
}
