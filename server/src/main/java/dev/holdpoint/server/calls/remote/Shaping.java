package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON of other JSON: text that begins with a slash is a JSON pointer into the source. */
public final class Shaping {
  private Shaping() {}

  /** What points at nothing is left out; null where that is all. */
  public static @Nullable JsonNode of(JsonNode form, JsonNode source) {
    return switch (form) {
      case ObjectNode object -> {
        ObjectNode made = Json.object();
        for (var member : object.properties()) {
          JsonNode value = of(member.getValue(), source);
          if (value != null) {
            made.set(member.getKey(), value);
          }
        }
        yield made;
      }
      case ArrayNode array -> {
        ArrayNode made = Json.array();
        for (JsonNode item : array) {
          JsonNode value = of(item, source);
          if (value != null) {
            made.add(value);
          }
        }
        yield made;
      }
      case JsonNode text when text.isString() && text.stringValue().startsWith("/") ->
          present(source.at(text.stringValue()));
      default -> form;
    };
  }

  private static @Nullable JsonNode present(JsonNode found) {
    return found.isMissingNode() || found.isNull() ? null : found;
  }

  /** As {@link #of}, of what a task sent and what it got. */
  static JsonNode of(JsonNode form, JsonNode request, JsonNode response) {
    ObjectNode both = Json.object();
    both.set("request", request);
    both.set("response", response);
    JsonNode made = of(form, both);
    return made == null ? Json.object() : made;
  }
}
