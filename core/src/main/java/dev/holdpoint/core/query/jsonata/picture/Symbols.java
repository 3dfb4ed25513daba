package dev.holdpoint.core.query.jsonata.picture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The signs of number pictures. */
record Symbols(
    String decimal,
    String grouping,
    String exponent,
    String minus,
    String percent,
    String perMille,
    String zero,
    String digit,
    String patternSeparator) {
  static Symbols of(@Nullable ObjectNode options) {
    return new Symbols(
        option(options, "decimal-separator", "."),
        option(options, "grouping-separator", ","),
        option(options, "exponent-separator", "e"),
        option(options, "minus-sign", "-"),
        option(options, "percent", "%"),
        option(options, "per-mille", "\u2030"),
        option(options, "zero-digit", "0"),
        option(options, "digit", "#"),
        option(options, "pattern-separator", ";"));
  }

  private static String option(@Nullable ObjectNode options, String name, String usual) {
    JsonNode value = options == null ? null : options.get(name);
    return value != null && value.isString() && !value.stringValue().isEmpty()
        ? value.stringValue()
        : usual;
  }

  boolean isDigit(char c) {
    return c >= zero.charAt(0) && c < zero.charAt(0) + 10;
  }

  /** A digit of the picture, mandatory or not. */
  boolean isPlace(char c) {
    return isDigit(c) || is(c, digit);
  }

  static boolean is(char c, String sign) {
    return sign.length() == 1 && sign.charAt(0) == c;
  }

  boolean isActive(char c) {
    return isPlace(c)
        || is(c, decimal)
        || is(c, exponent)
        || is(c, grouping)
        || is(c, patternSeparator);
  }

  String localized(String digits) {
    if (zero.equals("0")) {
      return digits;
    }
    StringBuilder out = new StringBuilder();
    digits
        .chars()
        .forEach(c -> out.append((char) (c >= '0' && c <= '9' ? c - '0' + zero.charAt(0) : c)));
    return out.toString();
  }

  String zeros(int count) {
    return zero.substring(0, 1).repeat(Math.max(0, count));
  }
}
