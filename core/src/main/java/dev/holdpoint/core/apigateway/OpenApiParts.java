package dev.holdpoint.core.apigateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What operations of an OpenAPI document refer to: validators, models, authorizers. */
final class OpenApiParts {
  private static final String VALIDATOR = "x-amazon-apigateway-request-validator";

  private final ApiKind kind;
  private final JsonNode document;
  private final Map<String, JsonNode> models = new LinkedHashMap<>();
  private final Map<String, Authorizer> authorizers = new LinkedHashMap<>();

  OpenApiParts(ApiKind kind, JsonNode document) {
    this.kind = kind;
    this.document = document;
    document.path("definitions").properties().forEach(e -> models.put(e.getKey(), e.getValue()));
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(e -> models.put(e.getKey(), e.getValue()));
  }

  ApiParts read() {
    Map<String, Validator> validators = new LinkedHashMap<>();
    document
        .path(VALIDATOR + "s")
        .properties()
        .forEach(e ->
            validators.put(
                e.getKey(),
                new Validator(
                    e.getValue().path("validateRequestBody").asBoolean(false),
                    e.getValue().path("validateRequestParameters").asBoolean(false))));
    return new ApiParts(authorizers, validators, models, Map.of(), cors(), responses());
  }

  private Map<String, GatewayResponse> responses() {
    Map<String, GatewayResponse> all = new LinkedHashMap<>();
    document
        .path("x-amazon-apigateway-gateway-responses")
        .properties()
        .forEach(e -> all.put(e.getKey(), response(e.getValue())));
    return all;
  }

  private static GatewayResponse response(JsonNode given) {
    JsonNode status = given.path("statusCode");
    return new GatewayResponse(
        status.isMissingNode() ? null : Integer.valueOf(status.asString()),
        map(given.path("responseParameters")),
        map(given.path("responseTemplates")));
  }

  private static Map<String, String> map(JsonNode object) {
    Map<String, String> all = new LinkedHashMap<>();
    object.properties().forEach(e -> all.put(e.getKey(), e.getValue().asString("")));
    return all;
  }

  private @Nullable Cors cors() {
    JsonNode given = document.path("x-amazon-apigateway-cors");
    return given.isMissingNode()
        ? null
        : new Cors(
            texts(given.path("allowOrigins")),
            texts(given.path("allowMethods")),
            texts(given.path("allowHeaders")),
            texts(given.path("exposeHeaders")),
            given.path("allowCredentials").asBoolean(false),
            given.has("maxAge") ? Integer.valueOf(given.path("maxAge").asString()) : null);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  MethodRequest request(String where, JsonNode operation, JsonNode shared) {
    Map<String, Boolean> parameters = new LinkedHashMap<>();
    Map<String, String> wanted = new LinkedHashMap<>();
    for (JsonNode list : List.of(shared, operation.path("parameters"))) {
      for (JsonNode one : list) {
        parameter(where, one, parameters, wanted);
      }
    }
    operation
        .path("requestBody")
        .path("content")
        .properties()
        .forEach(e -> wanted.put(e.getKey(), model(where, e.getValue().path("schema"))));
    JsonNode own = operation.path(VALIDATOR);
    JsonNode validator = own.isMissingNode() ? document.path(VALIDATOR) : own;
    String name = validator.isMissingNode() ? null : validator.asString();
    if (name != null && !document.path(VALIDATOR + "s").has(name)) {
      throw OpenApi.refusal(where + " names the validator " + name + ", which is not there");
    }
    Security security = new OpenApiSecurity(kind, document, authorizers).of(where, operation);
    return new MethodRequest(
        parameters,
        wanted,
        name,
        security.authorizerId(),
        security.scopes(),
        security.signed(),
        security.keyed());
  }

  private void parameter(
      String where, JsonNode given, Map<String, Boolean> parameters, Map<String, String> wanted) {
    JsonNode one = resolved(where, given);
    String name = one.path("name").asString("");
    boolean required = one.path("required").asBoolean(false);
    switch (one.path("in").asString("")) {
      case "query" -> parameters.put("method.request.querystring." + name, required);
      case "header" -> parameters.put("method.request.header." + name, required);
      case "path" -> parameters.put("method.request.path." + name, required);
      case "body" -> wanted.put("application/json", model(where, one.path("schema")));
      case "formData", "cookie" -> {}
      default -> throw OpenApi.refusal(where + " has a parameter that is nowhere: " + name);
    }
  }

  /** A parameter may stand among the components. */
  private JsonNode resolved(String where, JsonNode given) {
    JsonNode reference = given.path("$ref");
    if (!reference.isString()) {
      return given;
    }
    String text = reference.stringValue();
    JsonNode found = text.startsWith("#/") ? document.at(text.substring(1)) : document.path("");
    if (found.isMissingNode()) {
      throw OpenApi.refusal(where + " refers to " + text + ", which is not there");
    }
    return found;
  }

  /** The name of the model; one that is written in place gets a name of its own. */
  private String model(String where, JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    String name =
        reference.isString()
            ? reference.stringValue().substring(reference.stringValue().lastIndexOf('/') + 1)
            : where;
    if (!reference.isString()) {
      models.put(name, schema);
    }
    JsonNode found = models.get(name);
    if (found == null) {
      throw OpenApi.refusal(where + " names the model " + name + ", which is not there");
    }
    return name;
  }
}
