package dev.holdpoint.core.asl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What kind of values an operator compares; values of any other kind never match. */
enum Kind {
  STRING("String"),
  NUMERIC("Numeric"),
  BOOLEAN("Boolean"),
  TIMESTAMP("Timestamp");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean takes(JsonNode value) {
    return switch (this) {
      case STRING -> value.isString();
      case NUMERIC -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case TIMESTAMP -> instant(value) != null;
    };
  }

  String complaint() {
    return switch (this) {
      case STRING -> "Expected value of type String";
      case NUMERIC -> "Expected value of type Numeric";
      case BOOLEAN -> "Expected value of type Boolean";
      case TIMESTAMP -> Timestamps.NOT_A_TIMESTAMP;
    };
  }

  /** How the first stands to the second, or null where they are not both of this kind. */
  @Nullable Integer compare(JsonNode first, JsonNode second) {
    if (this == TIMESTAMP) {
      Instant one = instant(first);
      Instant other = instant(second);
      return one == null || other == null ? null : Integer.valueOf(one.compareTo(other));
    }
    return takes(first) && takes(second) ? Integer.valueOf(order(first, second)) : null;
  }

  private int order(JsonNode first, JsonNode second) {
    return switch (this) {
      case NUMERIC -> numbers(first, second);
      case BOOLEAN -> Boolean.compare(first.booleanValue(), second.booleanValue());
      case STRING, TIMESTAMP -> first.stringValue().compareTo(second.stringValue());
    };
  }

  /** Whole numbers exactly; a huge exponent is an infinite double, never a huge decimal. */
  private static int numbers(JsonNode first, JsonNode second) {
    return first.isIntegralNumber() && second.isIntegralNumber()
        ? first.bigIntegerValue().compareTo(second.bigIntegerValue())
        : Double.compare(first.doubleValue() + 0.0, second.doubleValue() + 0.0);
  }

  private static @Nullable Instant instant(JsonNode value) {
    return value.isString() ? Timestamps.parse(value.stringValue()) : null;
  }
}
