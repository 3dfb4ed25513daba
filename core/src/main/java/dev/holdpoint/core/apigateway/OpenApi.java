package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the routes out of an OpenAPI document with AWS's integrations, an API's Body. */
public final class OpenApi {
  private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
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
    return new Route(
        method.equals(ANY_METHOD) ? Route.ANY : method.toUpperCase(Locale.ROOT),
        path.equals("/" + Route.DEFAULT) ? Route.DEFAULT : path,
        IntegrationReader.read(kind, where, operation.path(INTEGRATION)),
        MethodRequest.ANY);
  }

  private static void refuse(String message) {
    throw AwsException.of("BadRequestException", message);
  }
}
