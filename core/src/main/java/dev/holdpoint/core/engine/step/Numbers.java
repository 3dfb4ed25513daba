package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Quantity;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The numbers of a Map: a path may also find them as text. */
final class Numbers {
  private static final double MOST_PERCENT = 100;

  private Numbers() {}

  /** A whole number that is not negative. */
  static long whole(Quantity quantity, String field, Scope scope) {
    double value = value(quantity, field, scope, "integer");
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw refused(quantity, field, Double.toString(value), "integer");
    }
    if (value < 0) {
      throw failure(quantity, field, field + " cannot be negative.");
    }
    return (long) value;
  }

  /** Null where there is no such field. */
  static @Nullable Long wholeOrNull(@Nullable Quantity quantity, String field, Scope scope) {
    return quantity == null ? null : Long.valueOf(whole(quantity, field, scope));
  }

  /** From 0 to 100; null where there is no such field. */
  static @Nullable Double percentage(@Nullable Quantity quantity, String field, Scope scope) {
    if (quantity == null) {
      return null;
    }
    double value = value(quantity, field, scope, "float");
    if (value < 0 || value > MOST_PERCENT) {
      throw failure(quantity, field, field + " must be between 0 and 100.");
    }
    return value;
  }

  private static double value(Quantity quantity, String field, Scope scope, String type) {
    return switch (quantity) {
      case Quantity.Literal(double number) -> number;
      case Quantity.At(JsonPath path) -> parsed(quantity, field, path.read(scope), type);
      case Quantity.Computed(Query expression) -> computed(expression, field, scope);
    };
  }

  private static double parsed(Quantity quantity, String field, JsonNode value, String type) {
    String text = value.isString() ? value.stringValue() : value.toString();
    try {
      return type.equals("integer") ? Long.parseLong(text) : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(quantity, field, text, type);
    }
  }

  private static double computed(Query expression, String field, Scope scope) {
    JsonNode value = expression.evaluate(scope);
    if (!value.isNumber()) {
      throw QueryFailure.evaluation(
          "The JSONata expression '"
              + expression
              + "' specified for the field '"
              + field
              + "' returned an unexpected result type. Expected 'number', but was '"
              + value.getNodeType().toString().toLowerCase(Locale.ROOT)
              + "' for value: "
              + value,
          field);
    }
    return value.doubleValue();
  }

  private static QueryFailure refused(Quantity quantity, String field, String text, String type) {
    return quantity instanceof Quantity.At(JsonPath path)
        ? new QueryFailure(
            Failure.RUNTIME,
            "The "
                + field
                + "Path field refers to value \""
                + text
                + "\" which is not a valid "
                + type
                + ": "
                + path)
        : QueryFailure.evaluation(
            "The " + field + " field has the value " + text + ", which is no " + type, field);
  }

  private static QueryFailure failure(Quantity quantity, String field, String cause) {
    return quantity instanceof Quantity.Computed
        ? QueryFailure.evaluation(cause, field)
        : new QueryFailure(Failure.RUNTIME, cause);
  }
}
