package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ModelSchema;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What bodies are like. */
record Models(GatewayDesk desk) implements PartCalls.Kind {
  private static final String DESCRIPTIONS = "models";
  private static final Patch PATCH =
      Patch.of(PatchRule.text("/description"), PatchRule.text("/schema"));

  ObjectNode create(ObjectNode request) {
    String name = GatewayDesk.need(request, "name");
    if (!name.matches("[a-zA-Z0-9]+")) {
      throw GatewayDesk.bad("Model name must be alphanumeric: " + name);
    }
    String type = GatewayDesk.need(request, "contentType");
    if (!type.equals("application/json")) {
      throw GatewayDesk.bad("Holdpoint supports models of application/json only");
    }
    Api api =
        desk.change(
            request,
            (_, there) -> {
              if (there.parts().models().containsKey(name)) {
                throw GatewayDesk.conflict("Model name already exists for this REST API");
              }
              return with(there, name, request);
            });
    return tree(api, name);
  }

  @Override
  public Api with(Api api, String name, @Nullable ObjectNode tree) {
    if (tree == null) {
      return described(api, name, null).with(api.parts().model(name, null));
    }
    JsonNode schema = schema(GatewayDesk.text(tree, "schema"));
    ModelSchema.check(schema, api.parts().models());
    return described(api, name, GatewayDesk.text(tree, "description"))
        .with(api.parts().model(name, schema));
  }

  private static JsonNode schema(@Nullable String text) {
    try {
      return text == null ? Json.object() : Json.parse(text);
    } catch (JacksonException e) {
      throw GatewayDesk.bad("Invalid model specified: Validation Result: the schema is not JSON");
    }
  }

  private static Api described(Api api, String name, @Nullable String description) {
    ObjectNode said = (ObjectNode) api.details().said().deepCopy();
    ObjectNode all = said.withObjectProperty(DESCRIPTIONS);
    all.remove(name);
    Members.put(all, name, description);
    if (all.isEmpty()) {
      said.remove(DESCRIPTIONS);
    }
    return api.with(api.details().saying(said));
  }

  PartCalls calls() {
    return new PartCalls(desk, "model_name", PATCH, this);
  }

  @Override
  public List<String> names(Api api) {
    return api.parts().models().keySet().stream().sorted().toList();
  }

  @Override
  public boolean isNeeded(Route route, String name) {
    return route.request().models().containsValue(name);
  }

  @Override
  public String unknown(String name) {
    return "Invalid model name specified: " + name;
  }

  @Override
  public String needed(String name) {
    return "Cannot delete model '" + name + "', is referenced in method request";
  }

  @Override
  public ObjectNode tree(Api api, String name) {
    ObjectNode tree = Json.object();
    tree.put("id", Integer.toHexString((api.id() + name).hashCode())).put("name", name);
    tree.put("contentType", "application/json");
    tree.put("schema", Json.write(Objects.requireNonNull(api.parts().models().get(name))));
    JsonNode description = api.details().said().path(DESCRIPTIONS).path(name);
    Members.put(tree, "description", description.isString() ? description.stringValue() : null);
    return tree;
  }
}
