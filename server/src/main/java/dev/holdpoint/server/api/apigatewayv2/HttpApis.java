package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Cors;
import dev.holdpoint.core.apigateway.FunctionUri;
import dev.holdpoint.core.apigateway.HttpParts;
import dev.holdpoint.core.apigateway.OpenApi;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.Members;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** HTTP APIs themselves. */
record HttpApis(HttpDesk desk) {
  private static final String ROUTES = "$request.method $request.path";
  private static final String KEYS = "$request.header.x-api-key";
  private static final String[] SAID = {
    "description", "version", "tags", "routeSelectionExpression", "ipAddressType"
  };

  ObjectNode create(ObjectNode request, URI here) {
    String type = request.path("protocolType").asString("");
    if (type.equals("WEBSOCKET")) {
      throw GatewayDesk.bad("Holdpoint does not support WebSocket APIs; protocolType must be HTTP");
    }
    if (!type.equals("HTTP")) {
      throw GatewayDesk.bad("Invalid protocol specified: " + type);
    }
    unserved(request);
    String target = GatewayDesk.text(request, "target");
    Api made =
        desk.gateway()
            .store()
            .write(tx -> {
              Api api = blank(tx, GatewayDesk.need(request, "name"));
              Api said = read(api, request);
              return desk.gateway()
                  .apis()
                  .put(tx, target == null ? said : quick(said, request, target));
            });
    return tree(made, here);
  }

  private Api blank(Tx tx, String name) {
    Api api =
        desk.gateway()
            .apis()
            .create(tx, desk.gateway().turns().now(), ApiKind.HTTP, name, List.of(), List.of());
    return api.with(api.details().created(desk.gateway().turns().now().now()));
  }

  /** Makes an integration, a route to it and the default stage at once. */
  private Api quick(Api api, ObjectNode request, String target) {
    boolean function = FunctionUri.function(target) != null;
    ObjectNode integration =
        Json.object()
            .put("integrationType", function ? "AWS_PROXY" : "HTTP_PROXY")
            .put("integrationUri", target)
            .put("integrationMethod", function ? "POST" : "ANY")
            .put("payloadFormatVersion", function ? "2.0" : "1.0")
            .put("apiGatewayManaged", true);
    Members.put(integration, "credentialsArn", GatewayDesk.text(request, "credentialsArn"));
    String id = desk.gateway().newId();
    String key = GatewayDesk.text(request, "routeKey");
    ObjectNode route =
        Json.object()
            .put("routeId", desk.gateway().newId())
            .put("routeKey", key == null ? "$default" : key)
            .put("target", "integrations/" + id)
            .put("apiGatewayManaged", true);
    String now = desk.gateway().turns().now().now().toString();
    ObjectNode stage =
        Json.object()
            .put("createdDate", now)
            .put("lastUpdatedDate", now)
            .put("apiGatewayManaged", true);
    return HttpRoutes.added(HttpParts.with(api, id, HttpIntegrations.read(integration)), route)
        .with(new Stage(Stage.DEFAULT, Map.of(), null, false, stage));
  }

  ObjectNode show(ObjectNode request, URI here) {
    return tree(desk.get(request), here);
  }

  ObjectNode list(ObjectNode request, URI here) {
    List<ObjectNode> all =
        desk.gateway().store().read(desk.gateway().apis()::list).stream()
            .filter(api -> api.kind() == ApiKind.HTTP)
            .map(api -> tree(api, here))
            .toList();
    return HttpDesk.page(request, all);
  }

  ObjectNode update(ObjectNode request, URI here) {
    unserved(request);
    GatewayDesk.unsupported(request, "routeKey", "target", "credentialsArn");
    return tree(desk.change(request, (_, api) -> read(api, request)), here);
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.gateway()
            .store()
            .write(tx -> desk.gateway().apis().delete(tx, desk.get(tx, request).id()));
    return Json.object();
  }

  ObjectNode deleteCors(ObjectNode request) {
    var _ = desk.change(request, (_, api) -> api.with(api.parts().cors(null)));
    return Json.object();
  }

  /** An API of its own from a document. */
  ObjectNode importNew(ObjectNode request, URI here) {
    OpenApi read = document(request);
    String title = read.title();
    if (title == null || title.isBlank()) {
      throw GatewayDesk.bad("Invalid OpenAPI input: it needs a title.");
    }
    JsonNode body = body(request);
    Api made =
        desk.gateway()
            .store()
            .write(tx ->
                desk.gateway().apis().put(tx, said(read.of(blank(tx, title), List.of()), body)));
    return tree(made, here);
  }

  /** The document in the API's place; its stages stay. */
  ObjectNode reimport(ObjectNode request, URI here) {
    OpenApi read = document(request);
    JsonNode body = body(request);
    Api changed =
        desk.change(
            request,
            (_, api) -> {
              Api whole = said(read.of(api, List.of()), body);
              String title = read.title();
              return title == null ? whole : whole.named(title, List.of());
            });
    return tree(changed, here);
  }

  private OpenApi document(ObjectNode request) {
    String base = request.path("basepath").asString("ignore");
    if (!base.equals("ignore")) {
      throw GatewayDesk.bad("Holdpoint does not support the basepath " + base + "; use ignore");
    }
    return OpenApi.read(ApiKind.HTTP, body(request));
  }

  private JsonNode body(ObjectNode request) {
    return desk.gateway().documents().read(GatewayDesk.need(request, "body"));
  }

  /** What the document says of itself is shown again. */
  private static Api said(Api api, JsonNode document) {
    ObjectNode said = (ObjectNode) api.details().said().deepCopy();
    said.setAll(Members.only(document.path("info"), "description", "version"));
    return api.with(api.details().saying(said));
  }

  private static void unserved(ObjectNode request) {
    GatewayDesk.unsupported(
        request,
        "disableExecuteApiEndpoint",
        "disableSchemaValidation",
        "apiKeySelectionExpression");
    String routes = GatewayDesk.text(request, "routeSelectionExpression");
    if (routes != null && !routes.replaceAll("[{}]", "").equals(ROUTES)) {
      throw GatewayDesk.bad("Invalid route selection expression: it must be " + ROUTES);
    }
  }

  /** The API with what the request says of it. */
  private static Api read(Api api, ObjectNode request) {
    ObjectNode said = (ObjectNode) api.details().said().deepCopy();
    said.setAll(Members.only(request, SAID));
    String name = GatewayDesk.text(request, "name");
    Api named = name == null ? api : api.named(name, List.of());
    Api whole = named.with(named.details().saying(said));
    return request.has("corsConfiguration")
        ? whole.with(whole.parts().cors(cors(request.path("corsConfiguration"))))
        : whole;
  }

  private static Cors cors(JsonNode tree) {
    JsonNode age = tree.path("maxAge");
    return new Cors(
        Members.list(tree.path("allowOrigins")),
        Members.list(tree.path("allowMethods")),
        Members.list(tree.path("allowHeaders")),
        Members.list(tree.path("exposeHeaders")),
        tree.path("allowCredentials").asBoolean(false),
        age.isInt() ? age.asInt() : null);
  }

  private static @Nullable ObjectNode shown(@Nullable Cors cors) {
    if (cors == null) {
      return null;
    }
    ObjectNode tree = Json.object();
    Members.put(tree, "allowOrigins", cors.allowOrigins());
    Members.put(tree, "allowMethods", cors.allowMethods());
    Members.put(tree, "allowHeaders", cors.allowHeaders());
    Members.put(tree, "exposeHeaders", cors.exposeHeaders());
    if (cors.allowCredentials()) {
      tree.put("allowCredentials", true);
    }
    if (cors.maxAge() != null) {
      tree.put("maxAge", cors.maxAge());
    }
    return tree;
  }

  /** An API as AWS shows it; its endpoint is the address here. */
  private static ObjectNode tree(Api api, URI here) {
    ObjectNode tree =
        Json.object()
            .put("routeSelectionExpression", ROUTES)
            .put("apiKeySelectionExpression", KEYS)
            .put("ipAddressType", "ipv4")
            .put("disableExecuteApiEndpoint", false);
    tree.setAll((ObjectNode) api.details().said());
    tree.put("apiId", api.id())
        .put("name", api.name())
        .put("protocolType", "HTTP")
        .put("apiEndpoint", here + "/execute-api/" + api.id());
    if (api.details().created() != null) {
      tree.put("createdDate", api.details().created().toString());
    }
    ObjectNode cors = shown(api.parts().cors());
    if (cors != null) {
      tree.set("corsConfiguration", cors);
    }
    return tree;
  }
}
