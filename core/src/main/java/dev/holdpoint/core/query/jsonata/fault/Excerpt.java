package dev.holdpoint.core.query.jsonata.fault;

import dev.holdpoint.core.json.Json;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A value as a message shows it: however large or deep it is, the text is not. */
final class Excerpt {
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_DEPTH = 100;

  private final StringBuilder out = new StringBuilder();

  private Excerpt() {}

  static String of(JsonNode value) {
    Excerpt excerpt = new Excerpt();
    excerpt.write(value, 0);
    StringBuilder out = excerpt.out;
    return out.length() <= MAX_LENGTH ? out.toString() : out.substring(0, MAX_LENGTH);
  }

  private void write(JsonNode value, int depth) {
    if (out.length() > MAX_LENGTH || depth > MAX_DEPTH) {
      return;
    }
    switch (value) {
      case ObjectNode object -> object(object, depth);
      case ArrayNode array -> array(array, depth);
      default -> out.append(value.isPojo() ? "\"\"" : Json.write(value));
    }
  }

  private void object(ObjectNode object, int depth) {
    out.append('{');
    Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
    while (fields.hasNext() && out.length() <= MAX_LENGTH) {
      var field = fields.next();
      out.append(Json.write(field.getKey())).append(':');
      write(field.getValue(), depth + 1);
      out.append(fields.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private void array(ArrayNode array, int depth) {
    out.append('[');
    for (int i = 0; i < array.size() && out.length() <= MAX_LENGTH; i++) {
      out.append(i == 0 ? "" : ",");
      write(array.get(i), depth + 1);
    }
    out.append(']');
  }
}
