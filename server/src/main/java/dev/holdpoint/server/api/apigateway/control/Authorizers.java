package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Authorizer;
import dev.holdpoint.core.apigateway.FunctionUri;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.TokenRules;
import dev.holdpoint.core.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Who says whether requests may go on. */
record Authorizers(GatewayDesk desk) {
  private static final String COGNITO = "COGNITO_USER_POOLS";
  private static final int USUAL_TTL = 300;
  private static final String[] SAID = {
    "authType", "authorizerUri", "authorizerCredentials", "authorizerResultTtlInSeconds"
  };

  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/name"),
          PatchRule.text("/type"),
          PatchRule.text("/authType"),
          PatchRule.text("/authorizerUri"),
          PatchRule.text("/authorizerCredentials"),
          PatchRule.text("/identitySource"),
          PatchRule.text("/identityValidationExpression"),
          PatchRule.number("/authorizerResultTtlInSeconds"),
          PatchRule.values("/providerARNs"));

  ObjectNode create(ObjectNode request) {
    String id = desk.newId();
    var _ =
        desk.change(
            request,
            (_, api) -> {
              String name = GatewayDesk.need(request, "name");
              boolean taken =
                  api.parts().authorizers().values().stream().anyMatch(a -> a.name().equals(name));
              if (taken) {
                throw GatewayDesk.bad(
                    "Authorizer name must be unique. Authorizer "
                        + name
                        + " already exists in this RestApi.");
              }
              return api.with(api.parts().authorizer(id, read(request)));
            });
    return show(request.put("authorizer_id", id));
  }

  ObjectNode show(ObjectNode request) {
    return tree(id(request), found(desk.get(request), request));
  }

  ObjectNode list(ObjectNode request) {
    List<Map.Entry<String, Authorizer>> all =
        List.copyOf(desk.get(request).parts().authorizers().entrySet());
    return Members.page(request, all, Map.Entry::getKey, one -> tree(one.getKey(), one.getValue()));
  }

  ObjectNode update(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              ObjectNode tree = PATCH.apply(tree(id(request), found(api, request)), request);
              return api.with(api.parts().authorizer(id(request), read(tree)));
            });
    return show(request);
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              found(api, request);
              boolean asked =
                  api.routes().stream()
                      .anyMatch(r -> id(request).equals(r.request().authorizerId()));
              if (asked) {
                throw GatewayDesk.conflict(
                    "Cannot delete authorizer '" + id(request) + "', is referenced in method(s)");
              }
              return api.with(api.parts().authorizer(id(request), null));
            });
    return Json.object();
  }

  private static String id(ObjectNode request) {
    return request.path("authorizer_id").asString("");
  }

  private static Authorizer found(Api api, ObjectNode request) {
    Authorizer authorizer = api.parts().authorizers().get(id(request));
    if (authorizer == null) {
      throw GatewayDesk.notFound("Invalid Authorizer identifier specified");
    }
    return authorizer;
  }

  private static Authorizer read(ObjectNode tree) {
    String name = GatewayDesk.need(tree, "name");
    String type = tree.path("type").asString("");
    List<String> identity = sources(tree.path("identitySource").asString(""));
    ObjectNode said = Members.only(tree, SAID);
    boolean token = type.equals("TOKEN");
    if ((token || type.equals(COGNITO)) && identity.size() != 1) {
      throw GatewayDesk.bad(
          "Invalid identity source specified: a " + type + " authorizer needs exactly one");
    }
    if (type.equals(COGNITO)) {
      List<String> pools = Members.list(tree.path("providerARNs"));
      if (pools.isEmpty()) {
        throw GatewayDesk.bad("Invalid Provider ARNs specified");
      }
      return Authorizer.ofTokens(name, identity, new TokenRules(pools, List.of())).saying(said);
    }
    if (!token && !type.equals("REQUEST")) {
      throw GatewayDesk.bad("Invalid authorizer type specified: " + type);
    }
    String function = FunctionUri.function(tree.path("authorizerUri").asString(""));
    if (function == null) {
      throw GatewayDesk.bad(
          "Authorizer URI should be a valid API Gateway ARN that represents a Lambda function"
              + " invocation.");
    }
    String pattern = GatewayDesk.text(tree, "identityValidationExpression");
    return new Authorizer(name, token, function, identity, pattern, PayloadFormat.V1, false)
        .saying(said);
  }

  private static List<String> sources(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(source -> !source.isEmpty())
        .toList();
  }

  private ObjectNode tree(String id, Authorizer authorizer) {
    ObjectNode tree = Json.object().put("id", id).put("name", authorizer.name());
    TokenRules tokens = authorizer.tokens();
    if (tokens == null) {
      tree.put("type", authorizer.token() ? "TOKEN" : "REQUEST").put("authType", "custom");
      tree.put(
          "authorizerUri",
          "arn:aws:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations"
              .formatted(desk.turns().home().region(), authorizer.functionArn()));
      tree.put("authorizerResultTtlInSeconds", USUAL_TTL);
    } else {
      tree.put("type", COGNITO).put("authType", "cognito_user_pools");
      tree.set("providerARNs", Json.tree(tokens.issuers()));
    }
    if (!authorizer.identity().isEmpty()) {
      tree.put("identitySource", String.join(",", authorizer.identity()));
    }
    Members.put(tree, "identityValidationExpression", authorizer.pattern());
    if (authorizer.said() instanceof ObjectNode said) {
      tree.setAll(said);
    }
    return tree;
  }
}
