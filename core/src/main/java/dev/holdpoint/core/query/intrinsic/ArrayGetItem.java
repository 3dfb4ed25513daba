package dev.holdpoint.core.query.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code States.ArrayGetItem(list, index)}: one element, counted from 0. */
final class ArrayGetItem implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    ArrayNode list = arguments.array(0);
    long index = arguments.integer(1);
    if (index < 0 || index >= list.size()) {
      throw arguments.wrong(1, "an index of the array");
    }
    return list.get((int) index);
  }
}
