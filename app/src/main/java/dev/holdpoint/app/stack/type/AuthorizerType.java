package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Authorizer;
import dev.holdpoint.core.apigateway.FunctionUri;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.TokenRules;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::ApiGateway::Authorizer} and {@code AWS::ApiGatewayV2::Authorizer}. */
public record AuthorizerType(Apis apis, ApiKind kind) implements ResourceType {
  private static final String OF_API = "OfApi";

  @Override
  public String name() {
    return kind == ApiKind.REST ? "AWS::ApiGateway::Authorizer" : "AWS::ApiGatewayV2::Authorizer";
  }

  @Override
  public Set<String> properties() {
    return kind == ApiKind.REST
        ? Set.of(
            "RestApiId",
            "Name",
            "Type",
            "AuthorizerUri",
            "IdentitySource",
            "IdentityValidationExpression",
            "ProviderARNs")
        : Set.of(
            "ApiId",
            "Name",
            "AuthorizerType",
            "AuthorizerUri",
            "IdentitySource",
            "AuthorizerPayloadFormatVersion",
            "EnableSimpleResponses",
            "JwtConfiguration");
  }

  /** Nothing is remembered of an authorizer's answer, so it is asked each time. */
  @Override
  public Set<String> ignored() {
    return Set.of(
        "AuthorizerResultTtlInSeconds",
        "AuthorizerCredentials",
        "AuthorizerCredentialsArn",
        "AuthType");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    boolean rest = kind == ApiKind.REST;
    Api api = RestApis.need(apis, tx, wanted, rest ? "RestApiId" : "ApiId");
    String property = rest ? "Type" : "AuthorizerType";
    String type = wanted.text(property);
    if (type.equals(rest ? "COGNITO_USER_POOLS" : "JWT")) {
      return keep(tx, turn, api, known, tokens(wanted));
    }
    boolean served = type.equals("REQUEST") || (rest && type.equals("TOKEN"));
    if (!served) {
      throw wanted.mistake(property, "Holdpoint does not support " + type);
    }
    String function = FunctionUri.function(wanted.text("AuthorizerUri"));
    if (function == null) {
      throw wanted.mistake("AuthorizerUri", "it names no function");
    }
    List<String> identity = identity(wanted.get("IdentitySource"));
    if (type.equals("TOKEN") && identity.size() != 1) {
      throw wanted.mistake("IdentitySource", "a TOKEN authorizer needs exactly one");
    }
    boolean second = wanted.textOr("AuthorizerPayloadFormatVersion", "1.0").equals("2.0");
    Authorizer authorizer =
        new Authorizer(
            wanted.textOr("Name", wanted.name()),
            type.equals("TOKEN"),
            function,
            identity,
            wanted.findText("IdentityValidationExpression"),
            second ? PayloadFormat.V2 : PayloadFormat.V1,
            wanted.flagOr("EnableSimpleResponses", false));
    return keep(tx, turn, api, known, authorizer);
  }

  private Authorizer tokens(Wanted wanted) {
    List<String> identity = identity(wanted.get("IdentitySource"));
    if (identity.size() != 1) {
      throw wanted.mistake("IdentitySource", "it must name the one place where the token is");
    }
    JsonNode jwt = wanted.get("JwtConfiguration");
    TokenRules rules =
        kind == ApiKind.REST
            ? new TokenRules(texts(wanted.get("ProviderARNs")), List.of())
            : new TokenRules(List.of(jwt.path("Issuer").asString("")), texts(jwt.path("Audience")));
    return Authorizer.ofTokens(wanted.textOr("Name", wanted.name()), identity, rules);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private Made keep(Tx tx, Turn turn, Api api, @Nullable Made known, Authorizer authorizer) {
    String id = RestApis.id(turn, known);
    apis.put(tx, api.with(api.parts().authorizer(id, authorizer)));
    return new Made(id, Map.of("AuthorizerId", Json.text(id), OF_API, Json.text(api.id())));
  }

  /** One text with commas, or a list. */
  private static List<String> identity(JsonNode given) {
    List<String> sources = new ArrayList<>();
    if (given.isArray()) {
      given.values().forEach(one -> sources.add(one.asString()));
    } else if (given.isString()) {
      for (String one : given.stringValue().split(",", -1)) {
        sources.add(one.strip());
      }
    }
    return sources;
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    if (api != null) {
      apis.put(tx, api.with(api.parts().authorizer(made.physicalId(), null)));
    }
  }
}
