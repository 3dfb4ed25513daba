package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields that hold JSONata. */
final class Expressions {
  private Expressions() {}

  /** Whether a field holds an expression, and not a literal. */
  static boolean isExpression(@Nullable JsonNode value) {
    return value != null
        && value.isString()
        && value.stringValue().startsWith("{%")
        && value.stringValue().endsWith("%}");
  }

  /** Any JSON with expressions in it, at any depth; null where the field is absent. */
  static @Nullable Query template(Fields fields, String name) {
    if (!fields.has(name)) {
      return null;
    }
    fields.problems().notYet("query language", "JSONata", fields.at(name));
    return null;
  }

  /** One expression; null where the field is absent or holds none. */
  static @Nullable Query expression(Fields fields, String name) {
    if (!isExpression(fields.any(name))) {
      return null;
    }
    return template(fields, name);
  }
}
