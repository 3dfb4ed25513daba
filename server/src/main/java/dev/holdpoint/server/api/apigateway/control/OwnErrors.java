package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.GatewayResponse;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** What an API says in place of AWS's own errors: its gateway responses. */
record OwnErrors(GatewayDesk desk) {
  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/statusCode"),
          PatchRule.entries("/responseParameters"),
          PatchRule.entries("/responseTemplates"));

  /** AWS's types with their statuses; a family has none of its own. */
  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ACCESS_DENIED", "403"),
              Map.entry("API_CONFIGURATION_ERROR", "500"),
              Map.entry("AUTHORIZER_CONFIGURATION_ERROR", "500"),
              Map.entry("AUTHORIZER_FAILURE", "500"),
              Map.entry("BAD_REQUEST_BODY", "400"),
              Map.entry("BAD_REQUEST_PARAMETERS", "400"),
              Map.entry("DEFAULT_4XX", ""),
              Map.entry("DEFAULT_5XX", ""),
              Map.entry("EXPIRED_TOKEN", "403"),
              Map.entry("INTEGRATION_FAILURE", "504"),
              Map.entry("INTEGRATION_TIMEOUT", "504"),
              Map.entry("INVALID_API_KEY", "403"),
              Map.entry("INVALID_SIGNATURE", "403"),
              Map.entry("MISSING_AUTHENTICATION_TOKEN", "403"),
              Map.entry("QUOTA_EXCEEDED", "429"),
              Map.entry("REQUEST_TOO_LARGE", "413"),
              Map.entry("RESOURCE_NOT_FOUND", "404"),
              Map.entry("THROTTLED", "429"),
              Map.entry("UNAUTHORIZED", "401"),
              Map.entry("UNSUPPORTED_MEDIA_TYPE", "415"),
              Map.entry("WAF_FILTERED", "403")));

  ObjectNode put(ObjectNode request) {
    return tree(
        desk.change(
            request, (_, api) -> api.with(api.parts().response(type(request), read(request)))),
        type(request));
  }

  ObjectNode show(ObjectNode request) {
    return tree(desk.get(request), type(request));
  }

  ObjectNode list(ObjectNode request) {
    Api api = desk.get(request);
    return Members.page(request, List.copyOf(TYPES.keySet()), t -> t, t -> tree(api, t));
  }

  ObjectNode update(ObjectNode request) {
    String type = type(request);
    return tree(
        desk.change(
            request,
            (_, api) ->
                api.with(api.parts().response(type, read(PATCH.apply(tree(api, type), request))))),
        type);
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              if (!api.parts().responses().containsKey(type(request))) {
                throw GatewayDesk.notFound("Gateway response type not defined on api");
              }
              return api.with(api.parts().response(type(request), null));
            });
    return Json.object();
  }

  private static String type(ObjectNode request) {
    String type = request.path("response_type").asString("");
    if (!TYPES.containsKey(type)) {
      throw GatewayDesk.bad("Invalid gateway response type specified: " + type);
    }
    return type;
  }

  private static GatewayResponse read(ObjectNode tree) {
    String status = GatewayDesk.text(tree, "statusCode");
    if (status != null && !status.matches("[1-5]\\d\\d")) {
      throw GatewayDesk.bad("Invalid statusCode specified: " + status);
    }
    return new GatewayResponse(
        status == null ? null : Integer.valueOf(status),
        Members.texts(tree.path("responseParameters")),
        Members.texts(tree.path("responseTemplates")));
  }

  private static ObjectNode tree(Api api, String type) {
    GatewayResponse own = api.parts().responses().get(type);
    String usual = TYPES.getOrDefault(type, "");
    Integer status = own == null ? null : own.status();
    ObjectNode tree = Json.object().put("responseType", type);
    Members.put(
        tree, "statusCode", status == null ? (usual.isEmpty() ? null : usual) : status.toString());
    tree.set("responseParameters", Json.tree(own == null ? Map.of() : own.headers()));
    tree.set(
        "responseTemplates",
        Json.tree(
            own == null
                ? Map.of("application/json", "{\"message\":$context.error.messageString}")
                : own.templates()));
    return tree.put("defaultResponse", own == null);
  }
}
