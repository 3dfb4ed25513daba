package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads whom an OpenAPI document lets in: security schemes with AWS's extensions. */
final class OpenApiSecurity {
  private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
  private static final String AUTH = "x-amazon-apigateway-auth";

  private final ApiKind kind;
  private final JsonNode document;
  private final Map<String, Authorizer> authorizers;

  /**
   * @param authorizers those that operations need are added to them
   */
  OpenApiSecurity(ApiKind kind, JsonNode document, Map<String, Authorizer> authorizers) {
    this.kind = kind;
    this.document = document;
    this.authorizers = authorizers;
  }

  Security of(String where, JsonNode operation) {
    Security all = Security.NONE;
    if (operation.path(AUTH).path("type").asString("").equalsIgnoreCase("AWS_IAM")) {
      all = all.withSignature();
    }
    JsonNode own = operation.path("security");
    for (JsonNode one : own.isMissingNode() ? document.path("security") : own) {
      for (Map.Entry<String, JsonNode> named : one.properties()) {
        List<String> scopes = named.getValue().valueStream().map(JsonNode::asString).toList();
        all = with(all, where, named.getKey(), scopes);
      }
    }
    return all;
  }

  private Security with(Security all, String where, String name, List<String> scopes) {
    JsonNode schemes = document.path("components").path("securitySchemes");
    JsonNode scheme =
        schemes.has(name) ? schemes.path(name) : document.path("securityDefinitions").path(name);
    if (scheme.path("x-amazon-apigateway-authtype").asString("").equalsIgnoreCase("awsSigv4")) {
      return all.withSignature();
    }
    boolean apiKey =
        scheme.path("type").asString("").equals("apiKey")
            && scheme.path("name").asString("").equalsIgnoreCase("x-api-key");
    if (apiKey && !scheme.has(AUTHORIZER)) {
      return all.withKey();
    }
    authorizers.put(name, authorizer(where, name, scheme));
    return all.asking(name, scopes);
  }

  private Authorizer authorizer(String where, String name, JsonNode scheme) {
    JsonNode given = scheme.path(AUTHORIZER);
    String type = given.path("type").asString("").toUpperCase(Locale.ROOT);
    List<String> identity = identity(scheme, given, type);
    if (type.equals("COGNITO_USER_POOLS") && kind == ApiKind.REST) {
      List<String> pools = texts(given.path("providerARNs"));
      return Authorizer.ofTokens(name, identity, new TokenRules(pools, List.of()));
    }
    if (type.equals("JWT") && kind == ApiKind.HTTP) {
      JsonNode rules = given.path("jwtConfiguration");
      return Authorizer.ofTokens(
          name,
          identity,
          new TokenRules(
              List.of(rules.path("issuer").asString("")), texts(rules.path("audience"))));
    }
    String function = FunctionUri.function(given.path("authorizerUri").asString(""));
    boolean token = type.equals("TOKEN") && kind == ApiKind.REST;
    if (function == null || !(token || type.equals("REQUEST"))) {
      throw OpenApi.refusal(where + " has the security " + name + ", which is not supported here");
    }
    JsonNode pattern = given.path("identityValidationExpression");
    return new Authorizer(
        name,
        token,
        function,
        identity,
        pattern.isString() ? pattern.stringValue() : null,
        given.path("authorizerPayloadFormatVersion").asString("1.0").equals("2.0")
            ? PayloadFormat.V2
            : PayloadFormat.V1,
        given.path("enableSimpleResponses").asBoolean(false));
  }

  private static List<String> identity(JsonNode scheme, JsonNode given, String type) {
    List<String> identity = new ArrayList<>();
    if (given.has("identitySource")) {
      for (String source : given.path("identitySource").asString().split(",", -1)) {
        identity.add(source.strip());
      }
    } else if (!type.equals("REQUEST")) {
      identity.add("method.request.header." + scheme.path("name").asString("Authorization"));
    }
    return identity;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
