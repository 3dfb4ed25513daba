package dev.holdpoint.core.query.intrinsic;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The evaluated arguments of one call.
 *
 * @param uuids where a random UUID comes from
 * @param chance uniform in [0, 1)
 */
public record Arguments(List<JsonNode> values, Supplier<String> uuids, DoubleSupplier chance) {
  public Arguments {
    values = List.copyOf(values);
  }

  int count() {
    return values.size();
  }

  JsonNode any(int index) {
    return values.get(index);
  }

  String string(int index) {
    JsonNode value = any(index);
    if (!value.isString()) {
      throw wrong(index, "a string");
    }
    return value.stringValue();
  }

  /** A string of at most that many characters. */
  String string(int index, int limit) {
    String text = string(index);
    if (text.length() > limit) {
      throw wrong(index, "a string of at most " + limit + " characters");
    }
    return text;
  }

  boolean bool(int index) {
    JsonNode value = any(index);
    if (!value.isBoolean()) {
      throw wrong(index, "a boolean");
    }
    return value.booleanValue();
  }

  ArrayNode array(int index) {
    if (any(index) instanceof ArrayNode array) {
      return array;
    }
    throw wrong(index, "an array");
  }

  ObjectNode object(int index) {
    if (any(index) instanceof ObjectNode object) {
      return object;
    }
    throw wrong(index, "a JSON object");
  }

  /** A whole number; like AWS, one with a fraction is rounded to the nearest. */
  long integer(int index) {
    JsonNode value = any(index);
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isNumber() && Math.abs(value.doubleValue()) < Long.MAX_VALUE) {
      return Math.round(value.doubleValue());
    }
    throw wrong(index, "an integer");
  }

  /** Which argument is wrong, without showing it: it may be huge, or a secret. */
  BadArgument wrong(int index, String expected) {
    return new BadArgument("Argument " + (index + 1) + " must be " + expected);
  }
}
