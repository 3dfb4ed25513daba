package dev.holdpoint.core.query.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whole numbers as trees, in the form in which the parser would have read them. */
final class Numbers {
  private Numbers() {}

  static JsonNode node(long value) {
    return (int) value == value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }

  static void add(ArrayNode numbers, long value) {
    numbers.add(node(value));
  }
}
