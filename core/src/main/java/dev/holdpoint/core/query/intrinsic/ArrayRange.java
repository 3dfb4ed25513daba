package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code States.ArrayRange(first, last, step)}: numbers, the last one included. */
final class ArrayRange implements Intrinsic {
  private static final int MAX_ELEMENTS = 1_000;

  @Override
  public JsonNode apply(Arguments arguments) {
    long first = arguments.integer(0);
    long last = arguments.integer(1);
    long step = arguments.integer(2);
    if (step == 0) {
      throw arguments.wrong(2, "a non-zero integer");
    }
    ArrayNode numbers = Json.array();
    long at = first;
    while (step > 0 ? at <= last : at >= last) {
      if (numbers.size() == MAX_ELEMENTS) {
        throw new BadArgument("The range must have at most " + MAX_ELEMENTS + " elements");
      }
      Numbers.add(numbers, at);
      long next = at + step;
      if (step > 0 ? next < at : next > at) {
        break;
      }
      at = next;
    }
    return numbers;
  }
}
