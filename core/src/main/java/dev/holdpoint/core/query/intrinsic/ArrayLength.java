package dev.holdpoint.core.query.intrinsic;

import tools.jackson.databind.JsonNode;

/** {@code States.ArrayLength(list)}: how many elements it has. */
final class ArrayLength implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    return Numbers.node(arguments.array(0).size());
  }
}
