package dev.holdpoint.app.node;

import dev.holdpoint.app.stack.Stack;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /_holdpoint/stacks/NAME}: what a template made. */
record StackRoute(Store store) implements WebRoute {
  private static final String PREFIX = "/_holdpoint/stacks/";

  @Override
  public boolean matches(WebRequest request) {
    return request.path().startsWith(PREFIX)
        && (request.method().equals("GET") || request.method().equals("HEAD"));
  }

  @Override
  public WebResponse handle(WebRequest request) {
    String name = request.path().substring(PREFIX.length());
    @Nullable Stack stack = store.<@Nullable Stack>read(tx -> Stack.find(tx, name));
    return stack == null
        ? WebResponse.json(404, Map.of("message", "There is no stack of this name."))
        : WebResponse.json(200, shown(stack));
  }

  private static ObjectNode shown(Stack stack) {
    ObjectNode outputs = Json.object();
    stack.outputs().forEach(outputs::set);
    ArrayNode resources = Json.array();
    for (StackResource resource : stack.resources()) {
      resources.add(
          Json.object()
              .put("logicalId", resource.logicalId())
              .put("type", resource.type())
              .put("physicalId", resource.made().physicalId()));
    }
    ObjectNode shown = Json.object().put("name", stack.name()).put("id", stack.id().value());
    shown.set("outputs", outputs);
    return shown.set("resources", resources);
  }
}
