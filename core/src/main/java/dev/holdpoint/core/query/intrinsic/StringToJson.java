package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code States.StringToJson(text)}: the value that the JSON text holds. */
final class StringToJson implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    String text = arguments.string(0);
    if (text.isBlank()) {
      return Json.nullNode();
    }
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      throw arguments.wrong(0, "JSON");
    }
  }
}
