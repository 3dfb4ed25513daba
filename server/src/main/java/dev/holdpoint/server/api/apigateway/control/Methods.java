package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Authorizer;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Methods of resources. */
record Methods(GatewayDesk desk) {
  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/authorizationType"),
          PatchRule.text("/authorizerId"),
          PatchRule.flag("/apiKeyRequired"),
          PatchRule.text("/requestValidatorId"),
          PatchRule.text("/operationName"),
          PatchRule.flags("/requestParameters"),
          PatchRule.entries("/requestModels"),
          PatchRule.values("/authorizationScopes"));

  /** Adds a method to a resource, or changes what it asks; its integration stays. */
  ObjectNode put(ObjectNode request) {
    String method = GatewayDesk.method(request);
    Api api =
        desk.change(
            request,
            (_, there) -> {
              String path = GatewayDesk.path(there, request);
              Route known =
                  there.routes().stream()
                      .filter(r -> r.path().equals(path) && r.method().equals(method))
                      .findFirst()
                      .orElseGet(() -> new Route(method, path, Integration.UNSET, null));
              return there.with(read(there, known, request));
            });
    return show(api, request);
  }

  ObjectNode show(ObjectNode request) {
    return show(desk.get(request), request);
  }

  private static ObjectNode show(Api api, ObjectNode request) {
    return tree(api, GatewayDesk.route(api, request));
  }

  ObjectNode update(ObjectNode request) {
    Api changed =
        desk.change(
            request,
            (_, api) -> {
              Route route = GatewayDesk.route(api, request);
              return api.with(read(api, route, PATCH.apply(tree(api, route), request)));
            });
    return show(changed, request);
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              Route route = GatewayDesk.route(api, request);
              return api.without(route.method(), route.path());
            });
    return Json.object();
  }

  /** A method as AWS shows it, with its responses and its integration. */
  static ObjectNode tree(Api api, Route route) {
    MethodRequest asked = route.request();
    ObjectNode tree = (ObjectNode) route.said().deepCopy();
    tree.put("httpMethod", route.method());
    tree.put("authorizationType", authorization(api, asked));
    Members.put(tree, "authorizerId", asked.authorizerId());
    tree.put("apiKeyRequired", asked.keyed());
    Members.put(tree, "requestValidatorId", asked.validatorId());
    Members.put(tree, "requestParameters", asked.parameters());
    Members.put(tree, "requestModels", asked.models());
    Members.put(tree, "authorizationScopes", asked.scopes());
    if (!route.integration().isUnset()) {
      tree.set("methodIntegration", Integrations.tree(route.integration()));
    }
    return tree;
  }

  private static String authorization(Api api, MethodRequest asked) {
    Authorizer authorizer = api.parts().authorizers().get(String.valueOf(asked.authorizerId()));
    if (authorizer == null) {
      return asked.signed() ? "AWS_IAM" : "NONE";
    }
    return authorizer.tokens() == null ? "CUSTOM" : "COGNITO_USER_POOLS";
  }

  private static Route read(Api api, Route known, ObjectNode tree) {
    String type = tree.path("authorizationType").asString("");
    boolean named = Set.of("CUSTOM", "COGNITO_USER_POOLS").contains(type);
    if (!named && !Set.of("NONE", "AWS_IAM").contains(type)) {
      throw GatewayDesk.bad("Invalid Authorization Type specified");
    }
    String id = named ? tree.path("authorizerId").asString("") : null;
    if (id != null && !api.parts().authorizers().containsKey(id)) {
      throw GatewayDesk.bad(
          "Invalid Authorizer ID specified. Setting the authorization type to "
              + type
              + " requires a valid authorizer.");
    }
    @Nullable String validator = GatewayDesk.text(tree, "requestValidatorId");
    if (validator != null && !api.parts().validators().containsKey(validator)) {
      throw GatewayDesk.bad("Invalid Request Validator identifier specified");
    }
    MethodRequest asked =
        new MethodRequest(
            Members.flags(tree.path("requestParameters")),
            Members.texts(tree.path("requestModels")),
            validator,
            id,
            Members.list(tree.path("authorizationScopes")),
            type.equals("AWS_IAM"),
            tree.path("apiKeyRequired").asBoolean(false));
    ObjectNode said = (ObjectNode) known.said().deepCopy();
    said.remove("operationName");
    said.setAll(Members.only(tree, "operationName"));
    return known.asking(asked).saying(said);
  }
}
