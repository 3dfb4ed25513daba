package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form in which answers are written down: members that hold a JSON object as text show it. */
final class Form {
  private Form() {}

  static JsonNode of(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode shown = Json.object();
        Step.byName(object).forEach((name, value) -> shown.set(name, member(value)));
        yield shown;
      }
      case ArrayNode array -> {
        ArrayNode shown = Json.array();
        array.values().forEach(value -> shown.add(of(value)));
        yield shown;
      }
      default -> node;
    };
  }

  /** A text as a member, or as a whole. */
  static JsonNode member(JsonNode value) {
    if (!value.isString() || !value.stringValue().startsWith("{")) {
      return of(value);
    }
    return parsed(value);
  }

  /** What a text says, where that is JSON. */
  static JsonNode parsed(JsonNode text) {
    try {
      return Json.parse(text.stringValue());
    } catch (JacksonException e) {
      return text;
    }
  }
}
