package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Cors;
import dev.holdpoint.core.apigateway.ImportVariables;
import dev.holdpoint.core.apigateway.OpenApi;
import dev.holdpoint.core.apigateway.policy.ResourcePolicy;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::ApiGateway::RestApi} and {@code AWS::ApiGatewayV2::Api}, their routes in an OpenAPI
 * body or in resources of their own. An API's id stays when its routes change.
 */
public record ApiType(Apis apis, ApiKind kind) implements ResourceType {
  private static final String BODY = "Body";
  private static final String PLACE = "BodyS3Location";
  private static final String KEY_SOURCE = "ApiKeySourceType";
  private static final Set<String> CORS =
      Set.of(
          "AllowOrigins",
          "AllowMethods",
          "AllowHeaders",
          "ExposeHeaders",
          "AllowCredentials",
          "MaxAge");

  @Override
  public String name() {
    return switch (kind) {
      case REST -> "AWS::ApiGateway::RestApi";
      case HTTP -> "AWS::ApiGatewayV2::Api";
    };
  }

  @Override
  public Set<String> properties() {
    return switch (kind) {
      case REST ->
          Set.of(
              "Name",
              BODY,
              PLACE,
              "BinaryMediaTypes",
              "Policy",
              KEY_SOURCE,
              "DisableExecuteApiEndpoint");
      case HTTP -> Set.of("Name", BODY, PLACE, "ProtocolType", "CorsConfiguration");
    };
  }

  @Override
  public Set<String> files() {
    return Set.of(PLACE);
  }

  /** Reads the file with the body, which before it is packaged lies beside the template. */
  @Override
  public Map<String, JsonNode> load(Wanted files) {
    return files.has(PLACE) ? Map.of(BODY, BodyFile.read(files, PLACE)) : Map.of();
  }

  @Override
  public Set<String> ignored() {
    return Set.of(
        "Description",
        "Tags",
        "EndpointConfiguration",
        "Parameters",
        "FailOnWarnings",
        "MinimumCompressionSize");
  }

  @Override
  public String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    check(wanted);
    List<String> binary = new ArrayList<>();
    wanted.get("BinaryMediaTypes").values().forEach(type -> binary.add(type.asString()));
    Api there = known == null ? null : apis.find(tx, known.physicalId());
    Api api =
        there == null
            ? apis.create(tx, turn, kind, wanted.name(), List.of(), binary)
            : there.named(wanted.name(), binary);
    // Without a body its methods are resources of their own.
    if (wanted.has(BODY)) {
      OpenApi body = OpenApi.read(kind, ImportVariables.resolved(wanted.get(BODY), turn.home()));
      binary.addAll(body.binaryMediaTypes());
      api = body.of(api.named(wanted.name(), binary), binary);
    } else {
      api = api.with(api.details().titled(null).guarded(null));
    }
    if (wanted.has("Policy")) {
      api = api.with(api.details().guarded(policy(wanted.get("Policy"))));
    }
    if (kind == ApiKind.HTTP && (wanted.has("CorsConfiguration") || !wanted.has(BODY))) {
      api = api.with(api.parts().cors(cors(wanted)));
    }
    apis.put(tx, api);
    JsonNode id = Json.text(api.id());
    return new Made(
        api.id(),
        Map.of(
            "ApiId",
            id,
            "RestApiId",
            id,
            "RootResourceId",
            id,
            "ApiEndpoint",
            endpoint(turn, api)));
  }

  private static void check(Wanted wanted) {
    if (!wanted.textOr(KEY_SOURCE, "HEADER").equals("HEADER")) {
      throw wanted.mistake(KEY_SOURCE, "Holdpoint supports HEADER");
    }
    if (wanted.flagOr("DisableExecuteApiEndpoint", false)) {
      throw wanted.mistake("DisableExecuteApiEndpoint", "Holdpoint serves APIs at no other name");
    }
  }

  /** A template may write it as a tree or as text. */
  private static JsonNode policy(JsonNode given) {
    return given.isString() ? ResourcePolicy.parse(given.stringValue()) : given;
  }

  /** As on AWS: wherever it is put, it becomes the address here. */
  private static JsonNode endpoint(Turn turn, Api api) {
    return Json.text(
        "https://%s.execute-api.%s.amazonaws.com".formatted(api.id(), turn.home().region()));
  }

  private static @Nullable Cors cors(Wanted wanted) {
    if (!wanted.textOr("ProtocolType", "HTTP").equals("HTTP")) {
      throw wanted.mistake("ProtocolType", "Holdpoint supports HTTP");
    }
    JsonNode given = wanted.get("CorsConfiguration");
    if (given.isMissingNode()) {
      return null;
    }
    wanted.only("CorsConfiguration", given, CORS);
    return new Cors(
        texts(given.path("AllowOrigins")),
        texts(given.path("AllowMethods")),
        texts(given.path("AllowHeaders")),
        texts(given.path("ExposeHeaders")),
        given.path("AllowCredentials").asString("").equals("true"),
        given.has("MaxAge") ? Integer.valueOf(given.path("MaxAge").asString()) : null);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    apis.delete(tx, made.physicalId());
  }
}
