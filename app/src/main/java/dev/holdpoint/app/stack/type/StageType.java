package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.AccessLog;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ApiGateway::Stage} and {@code AWS::ApiGatewayV2::Stage}. */
public record StageType(Apis apis, ApiKind kind) implements ResourceType {
  private static final String OWNER = "OfApi";

  /** What a deployment may say of its stage. */
  static final Set<String> STAGE_DESCRIPTION =
      Set.of(
          "Variables",
          "Description",
          "DataTraceEnabled",
          "LoggingLevel",
          "MethodSettings",
          "MetricsEnabled",
          "AccessLogSetting",
          "Tags",
          "ThrottlingBurstLimit",
          "ThrottlingRateLimit",
          "TracingEnabled");

  private static final Set<String> IGNORED =
      Set.of(
          "CacheClusterEnabled",
          "CacheClusterSize",
          "DocumentationVersion",
          "AutoDeploy",
          "Description",
          "Tags",
          "DefaultRouteSettings",
          "RouteSettings",
          "MethodSettings",
          "TracingEnabled");

  @Override
  public String name() {
    return switch (kind) {
      case REST -> "AWS::ApiGateway::Stage";
      case HTTP -> "AWS::ApiGatewayV2::Stage";
    };
  }

  @Override
  public Set<String> properties() {
    return switch (kind) {
      case REST ->
          Set.of("StageName", "RestApiId", "Variables", "DeploymentId", "AccessLogSetting");
      case HTTP -> Set.of("StageName", "ApiId", "StageVariables", "AccessLogSettings");
    };
  }

  /** A template's change is served at once, whichever deployment its stage names. */
  @Override
  public Set<String> ignored() {
    Set<String> all = new HashSet<>(IGNORED);
    if (kind == ApiKind.HTTP) {
      all.add("DeploymentId");
    }
    return all;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    boolean rest = kind == ApiKind.REST;
    String apiId = wanted.text(rest ? "RestApiId" : "ApiId");
    String stage = wanted.text("StageName");
    Api api = apis.find(tx, apiId);
    if (api == null) {
      throw wanted.mistake(rest ? "RestApiId" : "ApiId", "there is no API " + apiId);
    }
    Map<String, String> variables = wanted.texts(wanted.get(rest ? "Variables" : "StageVariables"));
    String deployment = rest ? wanted.findText("DeploymentId") : null;
    JsonNode settings = wanted.get(rest ? "AccessLogSetting" : "AccessLogSettings");
    Stage made = new Stage(stage, variables, null, false, logging(settings));
    apis.put(tx, api.with(deployment == null ? made : made.deployed(deployment)));
    return new Made(stage, Map.of(OWNER, Json.text(apiId)));
  }

  /** What a stage says of its access log, by the names of calls. */
  static ObjectNode logging(JsonNode settings) {
    ObjectNode said = Json.object();
    if (settings.has("DestinationArn") || settings.has("Format")) {
      ObjectNode log = said.putObject(AccessLog.SETTINGS);
      log.set("destinationArn", settings.path("DestinationArn"));
      log.set("format", settings.path("Format"));
      AccessLog.check(log);
    }
    return said;
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    String apiId = made.attributes().getOrDefault(OWNER, Json.nullNode()).asString("");
    Api api = apis.find(tx, apiId);
    if (api != null) {
      apis.put(tx, api.without(made.physicalId()));
    }
  }
}
