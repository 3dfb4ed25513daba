package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Authorizer;
import dev.holdpoint.core.apigateway.FunctionUri;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.TokenRules;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.Members;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who says whether an HTTP API's requests may go on. */
record HttpAuthorizers(HttpDesk desk) {
  private static final String[] SAID = {
    "authorizerUri", "authorizerCredentialsArn", "authorizerResultTtlInSeconds"
  };
  private static final String[] MEMBERS = {
    "name",
    "authorizerType",
    "authorizerUri",
    "authorizerCredentialsArn",
    "authorizerResultTtlInSeconds",
    "authorizerPayloadFormatVersion",
    "enableSimpleResponses",
    "identitySource",
    "jwtConfiguration"
  };

  ObjectNode create(ObjectNode request) {
    String id = desk.gateway().newId();
    Api changed =
        desk.change(request, (_, api) -> api.with(api.parts().authorizer(id, read(request))));
    return shown(changed, id);
  }

  ObjectNode show(ObjectNode request) {
    return shown(desk.get(request), id(request));
  }

  ObjectNode list(ObjectNode request) {
    return HttpDesk.page(request, all(desk.get(request)));
  }

  ObjectNode update(ObjectNode request) {
    Api changed =
        desk.change(
            request,
            (_, api) -> {
              ObjectNode tree = HttpDesk.over(shown(api, id(request)), request, MEMBERS);
              return api.with(api.parts().authorizer(id(request), read(tree)));
            });
    return shown(changed, id(request));
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              shown(api, id(request));
              if (api.routes().stream()
                  .anyMatch(r -> id(request).equals(r.request().authorizerId()))) {
                throw GatewayDesk.conflict(
                    "Cannot delete Authorizer '" + id(request) + "', routes refer to it");
              }
              return api.with(api.parts().authorizer(id(request), null));
            });
    return Json.object();
  }

  private static String id(ObjectNode request) {
    return request.path("authorizerId").asString("");
  }

  private static Authorizer read(ObjectNode tree) {
    GatewayDesk.unsupported(tree, "identityValidationExpression");
    String name = GatewayDesk.need(tree, "name");
    List<String> identity = Members.list(tree.path("identitySource"));
    ObjectNode said = Members.only(tree, SAID);
    String type = tree.path("authorizerType").asString("");
    if (type.equals("JWT")) {
      return jwt(name, identity, tree.path("jwtConfiguration")).saying(said);
    }
    if (!type.equals("REQUEST")) {
      throw GatewayDesk.bad("Invalid authorizer type specified: " + type);
    }
    String function = FunctionUri.function(tree.path("authorizerUri").asString(""));
    if (function == null) {
      throw GatewayDesk.bad("Invalid Authorizer URI: it names no Lambda function");
    }
    return new Authorizer(
            name,
            false,
            function,
            identity,
            null,
            format(tree.path("authorizerPayloadFormatVersion").asString("")),
            tree.path("enableSimpleResponses").asBoolean(false))
        .saying(said);
  }

  private static Authorizer jwt(String name, List<String> identity, JsonNode rules) {
    String issuer = rules.path("issuer").asString("");
    if (identity.size() != 1 || issuer.isEmpty()) {
      throw GatewayDesk.bad(
          "Invalid JWT configuration: it needs exactly one identity source, and an issuer");
    }
    return Authorizer.ofTokens(
        name, identity, new TokenRules(List.of(issuer), Members.list(rules.path("audience"))));
  }

  private static PayloadFormat format(String version) {
    return switch (version) {
      case "1.0" -> PayloadFormat.V1;
      case "2.0" -> PayloadFormat.V2;
      default ->
          throw GatewayDesk.bad(
              "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer: 1.0"
                  + " or 2.0");
    };
  }

  private static List<ObjectNode> all(Api api) {
    return api.parts().authorizers().entrySet().stream()
        .map(one -> tree(one.getKey(), one.getValue()))
        .toList();
  }

  private static ObjectNode shown(Api api, String id) {
    return HttpDesk.one(all(api), "Authorizer", "authorizerId", id);
  }

  private static ObjectNode tree(String id, Authorizer authorizer) {
    ObjectNode tree =
        authorizer.said() instanceof ObjectNode said ? said.deepCopy() : Json.object();
    tree.put("authorizerId", id).put("name", authorizer.name());
    tree.set("identitySource", Json.tree(authorizer.identity()));
    TokenRules tokens = authorizer.tokens();
    if (tokens != null) {
      tree.put("authorizerType", "JWT")
          .putObject("jwtConfiguration")
          .put("issuer", String.join(",", tokens.issuers()))
          .set("audience", Json.tree(tokens.audience()));
      return tree;
    }
    if (!tree.has("authorizerUri")) {
      tree.put("authorizerUri", authorizer.functionArn());
    }
    return tree.put("authorizerType", "REQUEST")
        .put("authorizerPayloadFormatVersion", authorizer.format().version())
        .put("enableSimpleResponses", authorizer.simple());
  }
}
