package dev.holdpoint.core.query.jsonata.syntax;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The language's numbers as trees: what is whole is written without a point. */
public final class Numerals {
  /** From here on even whole numbers are written with an exponent. */
  private static final double MAX_WHOLE = 1e21;

  private Numerals() {}

  /** The node of a number, the smallest kind that holds it. */
  public static JsonNode node(double value) {
    long whole = (long) value;
    if (whole == value && whole != Long.MAX_VALUE) {
      return node(whole);
    }
    if (Math.abs(value) < MAX_WHOLE && Math.rint(value) == value) {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(value).toBigInteger());
    }
    return JsonNodeFactory.instance.numberNode(value);
  }

  /** The node of a whole number. */
  public static JsonNode node(long value) {
    return (int) value == value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}
