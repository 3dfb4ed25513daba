package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;

/** {@code States.JsonToString(value)}: the value as JSON text. */
final class JsonToString implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    return Json.text(Json.write(arguments.any(0)));
  }
}
