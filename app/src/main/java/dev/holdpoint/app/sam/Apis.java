package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The APIs of a template, declared and implicit, and the routes that functions' events add to them.
 * Each becomes an API with an OpenAPI body and a stage, as AWS's transform makes them.
 */
final class Apis {
  private static final String REST = "ServerlessRestApi";
  private static final String HTTP = "ServerlessHttpApi";
  private static final String FILE = "DefinitionUri";
  private static final String PLACE = "BodyS3Location";
  static final String INVOKED =
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations";

  private final Evaluator early;
  private final Expansion out;
  private final Map<String, Api> apis = new LinkedHashMap<>();

  Apis(Evaluator early, Expansion out) {
    this.early = early;
    this.out = out;
  }

  /** One API in the making. */
  private record Api(
      String id, boolean http, @Nullable TemplateResource source, String stage, ObjectNode paths) {

    /** Whether events add routes. An API that says by itself what it has gets none, as on AWS. */
    boolean grows() {
      ObjectNode own = source == null ? Json.object() : source.properties();
      boolean defined = own.has("DefinitionBody") || own.has(FILE);
      return !defined || own.path("MergeDefinitions").asBoolean(false);
    }
  }

  /** Notes a declared API before any function refers to it. */
  void declare(TemplateResource resource) {
    boolean http = resource.type().equals("AWS::Serverless::HttpApi");
    if (http || resource.type().equals("AWS::Serverless::Api")) {
      JsonNode stage = resource.properties().path("StageName");
      if (stage.isMissingNode() && !http) {
        throw new TemplateException(resource.logicalId() + " lacks the property StageName.");
      }
      String name =
          stage.isMissingNode()
              ? "$default"
              : early.text(stage, resource.logicalId() + ".StageName");
      JsonNode paths = resource.properties().path("DefinitionBody").path("paths");
      ObjectNode own = paths instanceof ObjectNode given ? given.deepCopy() : Json.object();
      String id = resource.logicalId();
      apis.put(id, new Api(id, http, resource, name, own));
    }
  }

  /** Checks a declared API's properties. */
  void describe(TemplateResource resource, ObjectNode properties) {
    Set<String> known =
        resource.type().endsWith("HttpApi")
            ? Set.of(
                "StageName",
                "StageVariables",
                "Name",
                "Description",
                "DefinitionBody",
                FILE,
                "Tags",
                "AccessLogSettings",
                "Auth",
                "CorsConfiguration",
                "FailOnWarnings",
                "DefaultRouteSettings",
                "RouteSettings",
                "PropagateTags")
            : Set.of(
                "StageName",
                "Variables",
                "Name",
                "Description",
                "DefinitionBody",
                FILE,
                "MergeDefinitions",
                "Tags",
                "AccessLogSetting",
                "EndpointConfiguration",
                "MethodSettings",
                "TracingEnabled",
                "OpenApiVersion",
                "BinaryMediaTypes",
                "Auth",
                "Cors",
                "GatewayResponses",
                "FailOnWarnings",
                "PropagateTags",
                "AlwaysDeploy");
    Properties given = Properties.of(resource.logicalId(), properties).only(known);
    for (String inline : List.of("DefinitionBody", "Auth", "Cors", "GatewayResponses")) {
      if (given.has(FILE) && given.has(inline)) {
        throw new TemplateException(
            "%s has %s and %s: AWS's transform takes that only with a DefinitionBody."
                .formatted(resource.logicalId(), FILE, inline));
      }
    }
  }

  /**
   * Adds a function's route.
   *
   * @param function what its ARN, or its alias's, is computed from
   */
  void route(JsonNode function, Properties event, boolean http) {
    event.only(
        http
            ? Set.of("Path", "Method", "ApiId", "PayloadFormatVersion", "Auth")
            : Set.of("Path", "Method", "RestApiId", "Auth"));
    add(event, http, operation(function, event, http));
  }

  /** Adds what a route does; its event says where. */
  void add(Properties event, boolean http, ObjectNode operation) {
    Api api = target(event, http);
    String path = text(event, "Path", http ? "$default" : "");
    String method = text(event, "Method", http ? "any" : "").toLowerCase(Locale.ROOT);
    String key =
        method.equals("any") || method.equals("x-amazon-apigateway-any-method")
            ? "x-amazon-apigateway-any-method"
            : method;
    if (!api.grows()) {
      return;
    }
    ObjectNode operations = api.paths().withObjectProperty(path);
    if (operations.has(key)) {
      throw new TemplateException(event.where() + " adds " + method + " " + path + " again.");
    }
    if (event.has("Auth")) {
      operation.set(ApiAuth.OWN, event.get("Auth"));
    }
    operations.set(key, operation);
  }

  private String text(Properties event, String name, String fallback) {
    return fallback.isEmpty() || event.has(name)
        ? early.text(event.need(name), event.where() + "." + name)
        : fallback;
  }

  private Api target(Properties event, boolean http) {
    JsonNode reference = event.get(http ? "ApiId" : "RestApiId");
    String id = reference.path("Ref").asString(http ? HTTP : REST);
    if (!reference.isMissingNode() && !reference.has("Ref")) {
      throw new TemplateException(event.where() + " must name its API with Ref.");
    }
    if (id.equals(HTTP) || id.equals(REST)) {
      return apis.computeIfAbsent(
          id, new_ -> new Api(id, http, null, http ? "$default" : "Prod", Json.object()));
    }
    Api api = apis.get(id);
    if (api == null || api.http() != http) {
      throw new TemplateException(
          "%s names the API %s, which is no %s of the template."
              .formatted(event.where(), id, http ? "HttpApi" : "Api"));
    }
    return api;
  }

  private ObjectNode operation(JsonNode function, Properties event, boolean http) {
    ObjectNode arn = Json.object().set("Function", function);
    ObjectNode integration = Json.object().put("type", "aws_proxy").put("httpMethod", "POST");
    integration.set("uri", Json.object().set("Fn::Sub", Json.array().add(INVOKED).add(arn)));
    if (http) {
      JsonNode version = event.get("PayloadFormatVersion");
      integration.set("payloadFormatVersion", version.isMissingNode() ? Json.text("2.0") : version);
    }
    ObjectNode operation = Json.object();
    operation.set("x-amazon-apigateway-integration", integration);
    return operation;
  }

  /** Adds each API with its stage. */
  void finish() {
    apis.values()
        .forEach(api -> {
          if (api.http()) {
            finishHttp(api);
          } else {
            finishRest(api);
          }
        });
  }

  private void finishRest(Api api) {
    ObjectNode rest = Json.object();
    Properties source = source(api);
    source.copy(
        Map.of(
            "Name", "Name", "Description", "Description", "BinaryMediaTypes", "BinaryMediaTypes"),
        rest);
    if (source.has(FILE)) {
      rest.set(PLACE, source.get(FILE));
    } else {
      rest.set("Body", restBody(api, source));
    }
    add(api, "AWS::ApiGateway::RestApi", rest);
    String deployment = api.id() + "Deployment";
    out.add(
        deployment,
        "AWS::ApiGateway::Deployment",
        Json.object().set("RestApiId", Expansion.reference(api.id())));
    ObjectNode stage = Json.object().put("StageName", api.stage());
    stage.set("RestApiId", Expansion.reference(api.id()));
    stage.set("DeploymentId", Expansion.reference(deployment));
    source.copy(Map.of("Variables", "Variables", "AccessLogSetting", "AccessLogSetting"), stage);
    String stageId = api.id() + (api.source() == null ? "Prod" : letters(api.stage())) + "Stage";
    out.add(stageId, "AWS::ApiGateway::Stage", stage);
    UsagePlanExpansion.add(api.id(), stageId, source.get("Auth").path("UsagePlan"), out);
    out.alias(api.id() + ".Stage", stageId);
    out.alias(api.id() + ".Deployment", deployment);
  }

  private static ObjectNode restBody(Api api, Properties source) {
    Set<JsonNode> preflights = Preflights.add(source.get("Cors"), api.paths());
    ObjectNode document = body(api, "2.0");
    new ApiAuth(api.id(), false, source.get("Auth")).secure(document, api.paths(), preflights);
    GatewayResponses.add(api.id(), source.get("GatewayResponses"), document);
    JsonNode policy = source.get("Auth").path("ResourcePolicy");
    ResourcePolicies.add(api.id(), policy, api.stage(), api.paths(), document);
    return document;
  }

  private void finishHttp(Api api) {
    ObjectNode http = Json.object();
    Properties source = source(api);
    source.copy(Map.of("Name", "Name", "Description", "Description"), http);
    JsonNode cors = source.get("CorsConfiguration");
    if (cors.isObject()) {
      http.set("CorsConfiguration", cors);
    } else if (cors.asBoolean(false)) {
      http.set("CorsConfiguration", Json.object().set("AllowOrigins", Json.array().add("*")));
    }
    if (source.has(FILE)) {
      http.set(PLACE, source.get(FILE));
    } else {
      ObjectNode document = body(api, "3.0.1");
      new ApiAuth(api.id(), true, source.get("Auth")).secure(document, api.paths(), Set.of());
      http.set("Body", document);
    }
    add(api, "AWS::ApiGatewayV2::Api", http);
    ObjectNode stage = Json.object().put("StageName", api.stage()).put("AutoDeploy", true);
    stage.set("ApiId", Expansion.reference(api.id()));
    source.copy(
        Map.of("StageVariables", "StageVariables", "AccessLogSettings", "AccessLogSettings"),
        stage);
    String stageId =
        api.id()
            + (api.stage().equals("$default")
                ? "ApiGatewayDefaultStage"
                : letters(api.stage()) + "Stage");
    out.add(stageId, "AWS::ApiGatewayV2::Stage", stage);
    out.alias(api.id() + ".Stage", stageId);
  }

  private static String letters(String stage) {
    return stage.replaceAll("[^A-Za-z0-9]", "");
  }

  private static Properties source(Api api) {
    TemplateResource source = api.source();
    return new Properties(api.id(), source == null ? Json.object() : source.properties());
  }

  private void add(Api api, String type, ObjectNode properties) {
    TemplateResource source = api.source();
    if (source == null) {
      out.add(api.id(), type, properties);
    } else {
      out.replace(source, type, properties);
    }
  }

  /** Without a name of its own the API is called after the stack, as in AWS's transform. */
  private static ObjectNode body(Api api, String openApi) {
    ObjectNode document = Json.object();
    if (source(api).get("DefinitionBody") instanceof ObjectNode own) {
      document.setAll(own.deepCopy());
    }
    if (!document.has("swagger") && !document.has("openapi")) {
      document.put(openApi.equals("2.0") ? "swagger" : "openapi", openApi);
    }
    if (!document.has("info")) {
      document.set(
          "info",
          Json.object().put("version", "1.0").set("title", Expansion.reference("AWS::StackName")));
    }
    document.set("paths", api.paths());
    return document;
  }
}
