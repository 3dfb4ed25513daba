package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.Validator;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What of requests is looked at before anything is called. */
record Validators(GatewayDesk desk) implements PartCalls.Kind {
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

  PartCalls calls() {
    return new PartCalls(desk, "requestvalidator_id", PATCH, this);
  }

  @Override
  public List<String> names(Api api) {
    return List.copyOf(api.parts().validators().keySet());
  }

  @Override
  public Api with(Api api, String id, @Nullable ObjectNode tree) {
    return api.with(api.parts().validator(id, tree == null ? null : read(tree)));
  }

  @Override
  public boolean isNeeded(Route route, String id) {
    return id.equals(route.request().validatorId());
  }

  @Override
  public String unknown(String id) {
    return "Invalid Request Validator identifier specified";
  }

  @Override
  public String needed(String id) {
    return "Cannot delete request validator '" + id + "', is referenced in method request";
  }

  private static Validator read(ObjectNode tree) {
    return new Validator(
        tree.path("validateRequestBody").asBoolean(false),
        tree.path("validateRequestParameters").asBoolean(false),
        GatewayDesk.text(tree, "name"));
  }

  @Override
  public ObjectNode tree(Api api, String id) {
    return tree(id, Objects.requireNonNull(api.parts().validators().get(id)));
  }

  private static ObjectNode tree(String id, Validator validator) {
    ObjectNode tree = Json.object().put("id", id);
    tree.put("name", validator.name() == null ? id : validator.name());
    tree.put("validateRequestBody", validator.body());
    tree.put("validateRequestParameters", validator.parameters());
    return tree;
  }
}
