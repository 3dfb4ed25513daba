package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the routes out of an OpenAPI document with AWS's integrations, an API's Body. */
public final class OpenApi {
  private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
  private static final Pattern FUNCTION =
      Pattern.compile("(?:.*/functions/)?(arn:[^/]+)(?:/invocations)?");
  private static final Set<String> OPERATION_KEYS =
      Set.of(
          INTEGRATION,
          "responses",
          "summary",
          "description",
          "operationId",
          "tags",
          "parameters",
          "consumes",
          "produces",
          "requestBody");

  private OpenApi() {}

  /**
   * The routes of a document.
   *
   * @throws AwsException where it needs what is not there, naming it
   */
  public static List<Route> routes(ApiKind kind, JsonNode document) {
    List<Route> routes = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    routes.add(
                        route(kind, path.getKey(), operation.getKey(), operation.getValue()))));
    return routes;
  }

  private static Route route(ApiKind kind, String path, String method, JsonNode operation) {
    String where = method + " " + path;
    operation.propertyNames().stream()
        .filter(key -> !OPERATION_KEYS.contains(key))
        .findFirst()
        .ifPresent(key -> refuse(where + " has " + key + ", which is not supported here"));
    JsonNode integration = operation.path(INTEGRATION);
    if (!integration.path("type").asString("").toLowerCase(Locale.ROOT).equals("aws_proxy")) {
      refuse(where + " has an integration that is not aws_proxy, which is not supported here");
    }
    return new Route(
        method.equals(ANY_METHOD) ? Route.ANY : method.toUpperCase(Locale.ROOT),
        path.equals("/" + Route.DEFAULT) ? Route.DEFAULT : path,
        function(where, integration.path("uri").asString("")),
        format(kind, where, integration));
  }

  private static String function(String where, String uri) {
    Matcher matcher = FUNCTION.matcher(uri);
    if (!matcher.matches() || !matcher.group(1).contains(":lambda:")) {
      refuse(where + " has an integration uri that names no function: " + uri);
    }
    return matcher.group(1);
  }

  private static PayloadFormat format(ApiKind kind, String where, JsonNode integration) {
    String version = integration.path("payloadFormatVersion").asString("1.0");
    if (kind == ApiKind.REST || version.equals("1.0")) {
      return PayloadFormat.V1;
    }
    if (!version.equals("2.0")) {
      refuse(where + " has the unknown payloadFormatVersion " + version);
    }
    return PayloadFormat.V2;
  }

  private static void refuse(String message) {
    throw AwsException.of("BadRequestException", message);
  }
}
