package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import org.jspecify.annotations.Nullable;

/** Reads a number, its Path form, or a JSONata expression in its place. */
final class QuantityReader {
  private QuantityReader() {}

  /** A whole number between these; the field or its Path form, not both. */
  static @Nullable Quantity one(Fields fields, String name, long min, long max) {
    fields.atMostOne(name, name + "Path");
    return read(fields, name, min, max);
  }

  /** As {@link #one}, where the caller has seen that there is only one form. */
  static @Nullable Quantity read(Fields fields, String name, long min, long max) {
    return switch (fields.language()) {
      case JSONPATH -> orPath(fields, name, literal(fields.integer(name, min, max)));
      case JSONATA -> orExpression(fields, name, min, max);
    };
  }

  private static @Nullable Quantity literal(@Nullable Long number) {
    return number == null ? null : new Quantity.Literal(number);
  }

  private static @Nullable Quantity orPath(Fields fields, String name, @Nullable Quantity literal) {
    if (literal != null) {
      return literal;
    }
    JsonPath path = fields.place(name + "Path");
    return path == null ? null : new Quantity.At(path);
  }

  private static @Nullable Quantity orExpression(Fields fields, String name, long min, long max) {
    if (Expressions.isExpression(fields.any(name))) {
      Query expression = Expressions.expression(fields, name);
      return expression == null ? null : new Quantity.Computed(expression);
    }
    return literal(fields.integer(name, min, max));
  }
}
