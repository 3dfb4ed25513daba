package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.apigateway.policy.ResourcePolicy;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an OpenAPI document with AWS's extensions, an API's Body: 2.0 or 3.0.
 *
 * @param parts what the routes refer to
 * @param binaryMediaTypes those that the document names
 * @param title what it is called, or null
 * @param policy a REST API's resource policy, or null
 */
public record OpenApi(
    List<Route> routes,
    ApiParts parts,
    List<String> binaryMediaTypes,
    @Nullable String title,
    @Nullable JsonNode policy) {
  private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
  private static final String PREFIX = "x-amazon-apigateway-";

  private static final Set<String> KEYS =
      Set.of(
          "swagger",
          "openapi",
          "info",
          "paths",
          "basePath",
          "schemes",
          "host",
          "servers",
          "tags",
          "externalDocs",
          "components",
          "definitions",
          "securityDefinitions",
          PREFIX + "request-validators",
          PREFIX + "request-validator",
          PREFIX + "binary-media-types",
          PREFIX + "cors",
          PREFIX + "gateway-responses",
          PREFIX + "api-key-source",
          "security",
          PREFIX + "importexport-version",
          PREFIX + "endpoint-configuration",
          PREFIX + "documentation");

  private static final Set<String> OPERATION_KEYS =
      Set.of(
          INTEGRATION,
          PREFIX + "request-validator",
          PREFIX + "auth",
          "responses",
          "summary",
          "description",
          "operationId",
          "tags",
          "deprecated",
          "parameters",
          "consumes",
          "produces",
          "security",
          "requestBody");

  private static final String POLICY = PREFIX + "policy";

  private static final Set<String> PATH_KEYS = Set.of("parameters", "summary", "description");

  /**
   * Reads a document.
   *
   * @throws AwsException where it needs what is not there, naming it
   */
  public static OpenApi read(ApiKind kind, JsonNode document) {
    only("The body", document, keys(kind));
    OpenApiParts parts = new OpenApiParts(kind, document);
    List<Route> routes = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  if (!PATH_KEYS.contains(operation.getKey())) {
                    routes.add(
                        route(
                            kind,
                            parts,
                            path.getKey(),
                            operation.getKey(),
                            operation.getValue(),
                            path.getValue().path("parameters")));
                  }
                }));
    List<String> binary =
        document.path(PREFIX + "binary-media-types").valueStream().map(JsonNode::asString).toList();
    JsonNode title = document.path("info").path("title");
    JsonNode policy = document.get(POLICY);
    if (policy != null) {
      ResourcePolicy.read(policy);
    }
    return new OpenApi(
        List.copyOf(routes),
        parts.read(),
        binary,
        title.isString() ? title.stringValue() : null,
        policy);
  }

  /** The API as this document has it; its id, stages and binary types of its own stay. */
  public Api of(Api api, List<String> binary) {
    ApiDetails details = api.details().titled(title);
    Api all =
        api.withRoutes(routes).with(parts).with(details.guarded(policy)).named(api.name(), binary);
    return api.kind() == ApiKind.HTTP ? all : Folders.covering(all.withFolders(used(api)));
  }

  /** The resources that the document's paths go through. */
  private List<Folder> used(Api api) {
    return api.folders().stream()
        .filter(folder -> {
          String path = Folders.path(api, folder.id());
          return path != null
              && routes.stream().anyMatch(r -> (r.path() + "/").startsWith(path + "/"));
        })
        .toList();
  }

  /** HTTP APIs have no resource policies. */
  private static Set<String> keys(ApiKind kind) {
    Set<String> all = new HashSet<>(KEYS);
    if (kind == ApiKind.REST) {
      all.add(POLICY);
    }
    return all;
  }

  private static Route route(
      ApiKind kind,
      OpenApiParts parts,
      String path,
      String method,
      JsonNode operation,
      JsonNode shared) {
    String where = method + " " + path;
    only(where, operation, OPERATION_KEYS);
    return new Route(
        method.equals(ANY_METHOD) ? Route.ANY : method.toUpperCase(Locale.ROOT),
        path.equals("/" + Route.DEFAULT) ? Route.DEFAULT : path,
        IntegrationReader.read(kind, where, operation.path(INTEGRATION)),
        parts.request(where, operation, shared),
        kind == ApiKind.REST ? declared(operation) : null);
  }

  /** The answers that it declares, as they are shown again. */
  private static ObjectNode declared(JsonNode operation) {
    ObjectNode said = Json.object();
    operation
        .path("responses")
        .properties()
        .forEach(one -> {
          if (one.getKey().matches("[1-5]\\d\\d")) {
            ObjectNode response = Json.object().put("statusCode", one.getKey());
            for (String header : one.getValue().path("headers").propertyNames()) {
              response
                  .withObjectProperty("responseParameters")
                  .put("method.response.header." + header, false);
            }
            said.withObjectProperty("methodResponses").set(one.getKey(), response);
          }
        });
    return said;
  }

  static void only(String where, JsonNode object, Set<String> known) {
    object.propertyNames().stream()
        .filter(key -> !known.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw refusal(where + " has " + key + ", which is not supported here");
        });
  }

  static AwsException refusal(@Nullable String message) {
    return AwsException.of("BadRequestException", String.valueOf(message));
  }
}
