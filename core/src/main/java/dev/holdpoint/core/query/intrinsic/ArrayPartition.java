package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code States.ArrayPartition(list, size)}: the list in chunks. */
final class ArrayPartition implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    ArrayNode list = arguments.array(0);
    long size = arguments.integer(1);
    if (size < 1) {
      throw arguments.wrong(1, "a positive integer");
    }
    ArrayNode chunks = Json.array();
    ArrayNode chunk = Json.array();
    for (JsonNode element : list) {
      if (chunk.isEmpty()) {
        chunks.add(chunk);
      }
      chunk.add(element);
      if (chunk.size() == size) {
        chunk = Json.array();
      }
    }
    return chunks;
  }
}
