package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code States.ArrayUnique(list)}: every element once, where it first stood. */
final class ArrayUnique implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    Set<JsonNode> seen = new LinkedHashSet<>();
    arguments.array(0).forEach(seen::add);
    return Json.array().addAll(seen);
  }
}
