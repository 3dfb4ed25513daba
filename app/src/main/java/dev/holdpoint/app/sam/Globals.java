package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code Globals} section: properties that every serverless resource of a kind has. */
record Globals(ObjectNode sections) {
  private static final Set<String> KINDS =
      Set.of("Function", "Api", "HttpApi", "StateMachine", "LayerVersion");

  static Globals read(ObjectNode sections) {
    for (String kind : sections.propertyNames()) {
      if (!KINDS.contains(kind)) {
        throw new TemplateException(
            "Globals has a section %s that Holdpoint does not know; it knows %s."
                .formatted(kind, KINDS.stream().sorted().toList()));
      }
    }
    return new Globals(sections);
  }

  /** The resource with the globals of its kind, its own properties going first. */
  TemplateResource into(TemplateResource resource) {
    String kind = resource.type().replace("AWS::Serverless::", "");
    return resource.type().equals(kind) || !sections.has(kind)
        ? resource
        : resource.withProperties((ObjectNode) merge(sections.path(kind), resource.properties()));
  }

  /** As SAM says: maps are merged, lists are joined, of anything else the resource's own wins. */
  private static JsonNode merge(JsonNode global, JsonNode own) {
    if (global instanceof ArrayNode && own instanceof ArrayNode) {
      ArrayNode list = Json.array();
      global.values().forEach(list::add);
      own.values().forEach(list::add);
      return list;
    }
    if (!(global instanceof ObjectNode) || !(own instanceof ObjectNode)) {
      return own;
    }
    ObjectNode map = Json.object();
    global.properties().forEach(entry -> map.set(entry.getKey(), entry.getValue()));
    for (Map.Entry<String, JsonNode> entry : own.properties()) {
      JsonNode inherited = map.path(entry.getKey());
      map.set(
          entry.getKey(),
          inherited.isMissingNode() ? entry.getValue() : merge(inherited, entry.getValue()));
    }
    return map;
  }
}
