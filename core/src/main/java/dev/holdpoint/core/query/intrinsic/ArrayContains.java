package dev.holdpoint.core.query.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** {@code States.ArrayContains(list, value)}: whether the value is in the list. */
final class ArrayContains implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    JsonNode sought = arguments.any(1);
    boolean found = arguments.array(0).valueStream().anyMatch(element -> Same.as(element, sought));
    return BooleanNode.valueOf(found);
  }
}
