package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Authorizer;
import dev.holdpoint.core.apigateway.FunctionUri;
import dev.holdpoint.core.apigateway.PayloadFormat;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.TokenRules;
import dev.holdpoint.core.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who says whether requests may go on. */
record Authorizers(GatewayDesk desk) implements PartCalls.Kind {
  private static final String ID = "authorizer_id";
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
    return calls().show(request.put(ID, id));
  }

  PartCalls calls() {
    return new PartCalls(desk, ID, PATCH, this);
  }

  @Override
  public List<String> names(Api api) {
    return List.copyOf(api.parts().authorizers().keySet());
  }

  @Override
  public Api with(Api api, String id, @Nullable ObjectNode tree) {
    return api.with(api.parts().authorizer(id, tree == null ? null : read(tree)));
  }

  @Override
  public boolean isNeeded(Route route, String id) {
    return id.equals(route.request().authorizerId());
  }

  @Override
  public String unknown(String id) {
    return "Invalid Authorizer identifier specified";
  }

  @Override
  public String needed(String id) {
    return "Cannot delete authorizer '" + id + "', is referenced in method(s)";
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

  @Override
  public ObjectNode tree(Api api, String id) {
    return tree(id, Objects.requireNonNull(api.parts().authorizers().get(id)));
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
