package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;

/** {@code States.JsonMerge(a, b, false)}: both objects in one; the second wins. */
final class JsonMerge implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    var first = arguments.object(0);
    var second = arguments.object(1);
    if (arguments.bool(2)) {
      throw arguments.wrong(2, "false: only shallow merging is supported");
    }
    return Json.object().setAll(first).setAll(second);
  }
}
