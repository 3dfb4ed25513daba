package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Authorizer;
import dev.holdpoint.core.apigateway.HttpParts;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.Members;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Which requests an HTTP API takes. */
record HttpRoutes(HttpDesk desk) {
  private static final String[] MEMBERS = {
    "routeKey",
    "target",
    "authorizationType",
    "authorizerId",
    "authorizationScopes",
    "operationName"
  };

  ObjectNode create(ObjectNode request) {
    String id = desk.gateway().newId();
    ObjectNode tree = request.deepCopy().put("routeId", id);
    return shown(desk.change(request, (_, api) -> added(api, tree)), id);
  }

  ObjectNode show(ObjectNode request) {
    return shown(desk.get(request), id(request));
  }

  ObjectNode list(ObjectNode request) {
    return HttpDesk.page(request, all(desk.get(request)));
  }

  ObjectNode update(ObjectNode request) {
    unserved(request);
    Api changed =
        desk.change(
            request,
            (_, api) -> {
              ObjectNode there = shown(api, id(request));
              Api others = without(api, id(request));
              return added(others, HttpDesk.over(there, request, MEMBERS));
            });
    return shown(changed, id(request));
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              shown(api, id(request));
              return without(api, id(request));
            });
    return Json.object();
  }

  private static String id(ObjectNode request) {
    return request.path("routeId").asString("");
  }

  private static Api without(Api api, String id) {
    return api.withRoutes(
        api.routes().stream().filter(route -> !HttpParts.id(route).equals(id)).toList());
  }

  /** The API with this route, whose key nobody else has. */
  static Api added(Api api, ObjectNode tree) {
    Route route = read(api, tree);
    if (api.routes().stream().anyMatch(other -> other.key().equals(route.key()))) {
      throw GatewayDesk.conflict("Route with key " + route.key() + " already exists for this API");
    }
    return api.with(route);
  }

  private static void unserved(ObjectNode tree) {
    GatewayDesk.unsupported(
        tree,
        "apiKeyRequired",
        "modelSelectionExpression",
        "requestModels",
        "requestParameters",
        "routeResponseSelectionExpression");
  }

  private static Route read(Api api, ObjectNode tree) {
    unserved(tree);
    String key = GatewayDesk.need(tree, "routeKey");
    String[] parts = key.split(" ", 2);
    if (!key.equals(Route.DEFAULT) && (parts.length < 2 || !parts[1].startsWith("/"))) {
      throw GatewayDesk.bad(
          "The provided route key is not formatted properly for HTTP protocol. The format should"
              + " be \"<METHOD> /<RESOURCE PATH>\" or \"$default\"");
    }
    Route route =
        parts.length < 2
            ? new Route(Route.ANY, key, Integration.UNSET, asks(api, tree))
            : new Route(parts[0], parts[1], Integration.UNSET, asks(api, tree));
    route =
        route.saying(Members.only(tree, "routeId", "target", "operationName", "apiGatewayManaged"));
    if (GatewayDesk.text(tree, "target") == null) {
      return route;
    }
    String id = HttpParts.integration(route);
    Integration integration = id == null ? null : api.parts().integrations().get(id);
    if (integration == null) {
      throw GatewayDesk.bad("Invalid integration target: " + tree.path("target").asString(""));
    }
    return route.to(integration);
  }

  private static MethodRequest asks(Api api, ObjectNode tree) {
    String type = tree.path("authorizationType").asString("NONE");
    String id = GatewayDesk.text(tree, "authorizerId");
    List<String> scopes = Members.list(tree.path("authorizationScopes"));
    return switch (type) {
      case "NONE" -> MethodRequest.ANY;
      case "AWS_IAM" -> new MethodRequest(Map.of(), Map.of(), null, null, List.of(), true, false);
      case "JWT", "CUSTOM" -> {
        Authorizer authorizer = id == null ? null : api.parts().authorizers().get(id);
        if (authorizer == null || (authorizer.tokens() != null) != type.equals("JWT")) {
          throw GatewayDesk.bad(
              "Invalid authorizer ID specified: the route needs one of the type " + type);
        }
        yield new MethodRequest(Map.of(), Map.of(), null, id, scopes, false, false);
      }
      default -> throw GatewayDesk.bad("Invalid authorization type specified: " + type);
    };
  }

  static List<ObjectNode> all(Api api) {
    return api.routes().stream().map(route -> tree(api, route)).toList();
  }

  private static ObjectNode shown(Api api, String id) {
    return HttpDesk.one(all(api), "Route", "routeId", id);
  }

  private static ObjectNode tree(Api api, Route route) {
    ObjectNode tree = ((ObjectNode) route.said()).deepCopy();
    tree.put("routeKey", route.key()).put("apiKeyRequired", false);
    MethodRequest asks = route.request();
    String id = asks.authorizerId();
    Authorizer authorizer = id == null ? null : api.parts().authorizers().get(id);
    String custom = authorizer != null && authorizer.tokens() != null ? "JWT" : "CUSTOM";
    tree.put("authorizationType", asks.signed() ? "AWS_IAM" : id == null ? "NONE" : custom);
    Members.put(tree, "authorizerId", id);
    Members.put(tree, "authorizationScopes", asks.scopes());
    return tree;
  }
}
