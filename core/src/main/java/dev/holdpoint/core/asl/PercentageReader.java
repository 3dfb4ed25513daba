package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a number from 0 to 100, its Path form, or a JSONata expression in its place. */
final class PercentageReader {
  private static final int MOST = 100;

  private PercentageReader() {}

  static @Nullable Quantity read(Fields fields, String name) {
    fields.atMostOne(name, name + "Path");
    JsonNode value = fields.any(name);
    if (fields.language() == QueryLanguage.JSONATA && Expressions.isExpression(value)) {
      var expression = Expressions.expression(fields, name);
      return expression == null ? null : new Quantity.Computed(expression);
    }
    Double number = fields.number(name, 0, MOST);
    if (number != null) {
      return new Quantity.Literal(number);
    }
    JsonPath path =
        fields.language() == QueryLanguage.JSONPATH ? fields.place(name + "Path") : null;
    return path == null ? null : new Quantity.At(path);
  }
}
