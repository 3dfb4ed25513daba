package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;

/** {@code States.Array(a, b, …)}: its arguments as a list. */
final class Array implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    return Json.array().addAll(arguments.values());
  }
}
