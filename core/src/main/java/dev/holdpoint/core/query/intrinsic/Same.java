package dev.holdpoint.core.query.intrinsic;

import tools.jackson.databind.JsonNode;

/** When two values are the same: numbers by what they are, not by how they are written. */
final class Same {
  private Same() {}

  static boolean as(JsonNode first, JsonNode second) {
    return first.equals(Same::compare, second);
  }

  private static int compare(JsonNode first, JsonNode second) {
    return first.isNumber() && second.isNumber()
        ? numbers(first, second)
        : (first.equals(second) ? 0 : 1);
  }

  /** Whole numbers exactly; a huge exponent is an infinite double, never a huge decimal. */
  private static int numbers(JsonNode first, JsonNode second) {
    return first.isIntegralNumber() && second.isIntegralNumber()
        ? first.bigIntegerValue().compareTo(second.bigIntegerValue())
        : Double.compare(first.doubleValue() + 0.0, second.doubleValue() + 0.0);
  }
}
