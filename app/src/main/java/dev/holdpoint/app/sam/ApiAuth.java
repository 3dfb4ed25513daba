package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The property Auth of an API, as security schemes of its OpenAPI body. */
final class ApiAuth {
  /** Where a route's own Auth is kept until the body is written. */
  static final String OWN = "x-holdpoint-auth";

  private static final String IAM = "AWS_IAM";
  private static final String NONE = "NONE";
  private static final String API_KEY = "api_key";
  private static final String SIGNED = "sigv4";

  private final boolean http;
  private final Properties auth;
  private final Map<String, JsonNode> authorizers;
  private final ObjectNode schemes = Json.object();

  ApiAuth(String where, boolean http, JsonNode given) {
    this.http = http;
    this.auth =
        Properties.of(where + ".Auth", given.isMissingNode() ? Json.object() : given)
            .only(
                http
                    ? Set.of("Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer")
                    : Set.of(
                        "Authorizers",
                        "DefaultAuthorizer",
                        "ApiKeyRequired",
                        "AddDefaultAuthorizerToCorsPreflight",
                        "AddApiKeyRequiredToCorsPreflight",
                        "InvokeRole",
                        "ResourcePolicy",
                        "UsagePlan"));
    Map<String, JsonNode> all = new java.util.LinkedHashMap<>();
    auth.get("Authorizers").properties().forEach(e -> all.put(e.getKey(), e.getValue()));
    this.authorizers = all;
  }

  /** Says in every operation whom it lets in, and in the document how that is found out. */
  void secure(ObjectNode document, ObjectNode paths, Set<JsonNode> preflights) {
    for (JsonNode path : paths) {
      for (Map.Entry<String, JsonNode> operation : path.properties()) {
        if (operation.getValue() instanceof ObjectNode object
            && !operation.getKey().equals("parameters")) {
          secure(object, preflights.contains(object));
        }
      }
    }
    if (!schemes.isEmpty()) {
      ObjectNode to =
          document.has("openapi")
              ? document.withObjectProperty("components").withObjectProperty("securitySchemes")
              : document.withObjectProperty("securityDefinitions");
      to.setAll(schemes);
    }
  }

  private void secure(ObjectNode operation, boolean preflight) {
    JsonNode given = operation.path(OWN);
    Properties own =
        Properties.of("Auth", given.isMissingNode() ? Json.object() : given)
            .only(
                Set.of(
                    "Authorizer",
                    "AuthorizationScopes",
                    "ApiKeyRequired",
                    "InvokeRole",
                    "OverrideApiAuth"));
    operation.remove(OWN);
    if (operation.has("security")) {
      return;
    }
    boolean skipped = preflight && !flag(auth, "AddDefaultAuthorizerToCorsPreflight", true);
    String name =
        own.has("Authorizer")
            ? own.get("Authorizer").asString("")
            : skipped ? NONE : auth.get("DefaultAuthorizer").asString(NONE);
    ArrayNode security = Json.array();
    if (!name.equals(NONE)) {
      security.add(requirement(name, own.get("AuthorizationScopes")));
    }
    boolean keyed =
        own.has("ApiKeyRequired")
            ? flag(own, "ApiKeyRequired", false)
            : flag(auth, "ApiKeyRequired", false)
                && (!preflight || flag(auth, "AddApiKeyRequiredToCorsPreflight", true));
    if (keyed) {
      schemes.set(
          API_KEY,
          Json.object().put("type", "apiKey").put("name", "x-api-key").put("in", "header"));
      security.add(Json.object().set(API_KEY, Json.array()));
    }
    if (!security.isEmpty()) {
      operation.set("security", security);
    }
  }

  private static boolean flag(Properties from, String name, boolean fallback) {
    return from.has(name) ? from.get(name).asString("").equals("true") : fallback;
  }

  private ObjectNode requirement(String name, JsonNode scopes) {
    if (name.equals(IAM)) {
      schemes.set(SIGNED, header("Authorization").put("x-amazon-apigateway-authtype", "awsSigv4"));
      return Json.object().set(SIGNED, Json.array());
    }
    JsonNode authorizer = authorizers.get(name);
    if (authorizer == null) {
      throw new TemplateException(
          "%s names the authorizer %s, which is not among its Authorizers."
              .formatted(auth.where(), name));
    }
    Properties details = Properties.of(auth.where() + ".Authorizers." + name, authorizer);
    schemes.set(name, http ? ofHttp(details) : ofRest(details));
    JsonNode wanted = scopes.isMissingNode() ? details.get("AuthorizationScopes") : scopes;
    return Json.object().set(name, wanted.isArray() ? wanted : Json.array());
  }

  private static ObjectNode header(String name) {
    return Json.object().put("type", "apiKey").put("name", name).put("in", "header");
  }

  private static ObjectNode ofRest(Properties given) {
    given.only(
        Set.of(
            "UserPoolArn",
            "AuthorizationScopes",
            "FunctionArn",
            "FunctionInvokeRole",
            "FunctionPayloadType",
            "Identity",
            "DisableFunctionDefaultPermissions"));
    JsonNode identity = given.get("Identity");
    ObjectNode scheme = header(identity.path("Header").asString("Authorization"));
    ObjectNode authorizer = Json.object();
    if (given.has("UserPoolArn")) {
      JsonNode pools = given.get("UserPoolArn");
      authorizer.put("type", "cognito_user_pools");
      authorizer.set("providerARNs", pools.isArray() ? pools : Json.array().add(pools));
      scheme.put("x-amazon-apigateway-authtype", "cognito_user_pools");
    } else {
      boolean request = given.get("FunctionPayloadType").asString("TOKEN").equals("REQUEST");
      authorizer.put("type", request ? "request" : "token");
      authorizer.set("authorizerUri", invoked(given.need("FunctionArn")));
      if (request) {
        authorizer.put("identitySource", String.join(",", sources(identity, "method.request.")));
      }
      if (identity.has("ValidationExpression")) {
        authorizer.set("identityValidationExpression", identity.get("ValidationExpression"));
      }
      scheme.put("x-amazon-apigateway-authtype", "custom");
    }
    scheme.set("x-amazon-apigateway-authorizer", authorizer);
    return scheme;
  }

  private static ObjectNode ofHttp(Properties given) {
    given.only(
        Set.of(
            "JwtConfiguration",
            "IdentitySource",
            "AuthorizationScopes",
            "FunctionArn",
            "FunctionInvokeRole",
            "AuthorizerPayloadFormatVersion",
            "EnableSimpleResponses",
            "EnableFunctionDefaultPermissions",
            "Identity"));
    ObjectNode authorizer = Json.object();
    ObjectNode scheme = Json.object();
    if (given.has("JwtConfiguration")) {
      scheme.put("type", "oauth2");
      authorizer.put("type", "jwt");
      JsonNode rules = given.get("JwtConfiguration");
      ObjectNode jwt = authorizer.putObject("jwtConfiguration");
      jwt.set("issuer", rules.has("issuer") ? rules.get("issuer") : rules.path("Issuer"));
      jwt.set("audience", rules.has("audience") ? rules.get("audience") : rules.path("Audience"));
      authorizer.set(
          "identitySource",
          given.has("IdentitySource")
              ? given.get("IdentitySource")
              : Json.text("$request.header.Authorization"));
    } else {
      scheme.setAll(header("Authorization"));
      authorizer.put("type", "request");
      authorizer.set("authorizerUri", invoked(given.need("FunctionArn")));
      authorizer.set(
          "authorizerPayloadFormatVersion", given.need("AuthorizerPayloadFormatVersion"));
      if (given.has("EnableSimpleResponses")) {
        authorizer.set("enableSimpleResponses", given.get("EnableSimpleResponses"));
      }
      List<String> sources = sources(given.get("Identity"), "$request.");
      if (!sources.isEmpty()) {
        authorizer.put("identitySource", String.join(",", sources));
      }
    }
    scheme.set("x-amazon-apigateway-authorizer", authorizer);
    return scheme;
  }

  private static List<String> sources(JsonNode identity, String begin) {
    String plain = begin.startsWith("$") ? "$" : "";
    List<String> all = new ArrayList<>();
    identity.path("Headers").forEach(h -> all.add(begin + "header." + h.asString()));
    identity.path("QueryStrings").forEach(q -> all.add(begin + "querystring." + q.asString()));
    identity.path("StageVariables").forEach(v -> all.add(plain + "stageVariables." + v.asString()));
    identity.path("Context").forEach(c -> all.add(plain + "context." + c.asString()));
    return all;
  }

  private static ObjectNode invoked(JsonNode function) {
    ObjectNode arn = Json.object().set("Function", function);
    return Json.object().set("Fn::Sub", Json.array().add(Apis.INVOKED).add(arn));
  }
}
