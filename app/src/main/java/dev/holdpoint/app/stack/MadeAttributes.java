package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Attributes;
import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What this run has made so far. */
final class MadeAttributes implements Attributes {
  private final Map<String, Made> made = new HashMap<>();

  void add(String logicalId, Made resource) {
    made.put(logicalId, resource);
  }

  /** Whether an API of this stack has the id. */
  boolean isApi(String id) {
    return made.values().stream()
        .anyMatch(one -> one.physicalId().equals(id) && one.attributes().containsKey("ApiId"));
  }

  @Override
  public @Nullable JsonNode ref(String logicalId) {
    Made resource = made.get(logicalId);
    return resource == null ? null : Json.text(resource.physicalId());
  }

  @Override
  public @Nullable JsonNode attribute(String logicalId, String name) {
    Made resource = made.get(logicalId);
    return resource == null ? null : resource.attributes().get(name);
  }
}
