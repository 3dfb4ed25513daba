package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Validator;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What of requests is looked at before anything is called. */
record Validators(GatewayDesk desk) {
  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/name"),
          PatchRule.flag("/validateRequestBody"),
          PatchRule.flag("/validateRequestParameters"));

  ObjectNode create(ObjectNode request) {
    String id = desk.newId();
    var _ = desk.change(request, (_, api) -> api.with(api.parts().validator(id, read(request))));
    return tree(id, read(request));
  }

  ObjectNode show(ObjectNode request) {
    return tree(id(request), found(desk.get(request), request));
  }

  ObjectNode list(ObjectNode request) {
    List<Map.Entry<String, Validator>> all =
        List.copyOf(desk.get(request).parts().validators().entrySet());
    return Members.page(request, all, Map.Entry::getKey, one -> tree(one.getKey(), one.getValue()));
  }

  ObjectNode update(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              ObjectNode tree = PATCH.apply(tree(id(request), found(api, request)), request);
              return api.with(api.parts().validator(id(request), read(tree)));
            });
    return show(request);
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              found(api, request);
              boolean used =
                  api.routes().stream()
                      .anyMatch(r -> id(request).equals(r.request().validatorId()));
              if (used) {
                throw GatewayDesk.conflict(
                    "Cannot delete request validator '"
                        + id(request)
                        + "', is referenced in method request");
              }
              return api.with(api.parts().validator(id(request), null));
            });
    return Json.object();
  }

  private static String id(ObjectNode request) {
    return request.path("requestvalidator_id").asString("");
  }

  private static Validator found(Api api, ObjectNode request) {
    Validator validator = api.parts().validators().get(id(request));
    if (validator == null) {
      throw GatewayDesk.notFound("Invalid Request Validator identifier specified");
    }
    return validator;
  }

  private static Validator read(ObjectNode tree) {
    return new Validator(
        tree.path("validateRequestBody").asBoolean(false),
        tree.path("validateRequestParameters").asBoolean(false),
        GatewayDesk.text(tree, "name"));
  }

  private static ObjectNode tree(String id, Validator validator) {
    ObjectNode tree = Json.object().put("id", id);
    tree.put("name", validator.name() == null ? id : validator.name());
    tree.put("validateRequestBody", validator.body());
    tree.put("validateRequestParameters", validator.parameters());
    return tree;
  }
}
