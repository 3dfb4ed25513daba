package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Quantity;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole number that a path or an expression finds. */
final class QuantityValue {
  /** AWS's largest number of seconds, about three years. */
  static final long MAX_SECONDS = 99_999_999;

  private QuantityValue() {}

  /**
   * At least 0.
   *
   * @param field the field without {@code Path}
   * @param most the largest value that AWS allows
   */
  static long of(Quantity quantity, String field, Scope scope, long most) {
    return switch (quantity) {
      case Quantity.Literal(double literal) -> (long) literal;
      case Quantity.At(JsonPath path) ->
          inRange(path.read(scope), field + "Path", path.toString(), most);
      case Quantity.Computed(Query expression) ->
          computed(expression.evaluate(scope), field, expression, most);
    };
  }

  /** As {@link #of}, but at least 1. */
  static long positive(Quantity quantity, String field, Scope scope, long most) {
    long value = of(quantity, field, scope, most);
    if (value == 0) {
      throw quantity instanceof Quantity.At(JsonPath path)
          ? refused(
              "The " + field + "Path parameter must be a positive value", path.toString(), value)
          : QueryFailure.evaluation("The " + field + " field must be a positive value", field);
    }
    return value;
  }

  private static long inRange(JsonNode value, String field, String path, long most) {
    Long number = parsed(value);
    if (number == null) {
      throw refused("The " + field + " parameter cannot be parsed as a long value", path, value);
    }
    if (number < 0) {
      throw refused("The " + field + " parameter references a negative value", path, value);
    }
    if (number > most) {
      throw refused("The " + field + " parameter references a value above " + most, path, value);
    }
    return number;
  }

  /** AWS reads the number from the value's text, so that of a string will do. */
  private static @Nullable Long parsed(JsonNode value) {
    if (!value.isString() && !value.isIntegralNumber()) {
      return null;
    }
    try {
      return Long.valueOf(value.asString());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static long computed(JsonNode value, String field, Query expression, long most) {
    if (!value.isNumber()) {
      throw QueryFailure.evaluation(
          "The JSONata expression '"
              + expression
              + "' specified for the field '"
              + field
              + "' returned an unexpected result type. Expected 'number', but was '"
              + value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT)
              + "' for value: "
              + value,
          field);
    }
    double number = value.doubleValue();
    if (number < 0 || number > most || number != Math.rint(number)) {
      throw QueryFailure.evaluation(
          "The " + field + " field must be a whole number between 0 and " + most, field);
    }
    return (long) number;
  }

  private static QueryFailure refused(String what, String path, Object value) {
    return new QueryFailure(Failure.RUNTIME, what + ": " + path + " == " + value);
  }
}
