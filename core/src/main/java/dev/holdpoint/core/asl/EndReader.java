package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Expression;
import dev.holdpoint.core.query.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the two states with which a line of states ends: Succeed and Fail. */
final class EndReader {
  private static final Set<String> SUCCEED = Set.of("InputPath", "OutputPath", "Output");

  private static final Set<String> FAIL = Set.of("Error", "Cause", "ErrorPath", "CausePath");

  private EndReader() {}

  static State succeed(String name, Fields fields) {
    StateReader.only(fields, SUCCEED);
    return new State.Succeed(name, DataflowReader.read(fields));
  }

  static State fail(String name, Fields fields) {
    StateReader.only(fields, FAIL);
    return new State.Fail(name, fields.language(), text(fields, "Error"), text(fields, "Cause"));
  }

  private static @Nullable FailText text(Fields fields, String name) {
    fields.atMostOne(name, name + "Path");
    if (fields.language() == QueryLanguage.JSONATA && Expressions.isExpression(fields.any(name))) {
      return computed(Expressions.expression(fields, name), name);
    }
    String literal = fields.string(name);
    if (literal != null) {
      return new FailText.Literal(literal);
    }
    String path = name + "Path";
    return computed(
        fields.compiled(path, Expression::compile, "Value must be a valid JSONPath."), path);
  }

  private static @Nullable FailText computed(@Nullable Query expression, String field) {
    return expression == null ? null : new FailText.Computed(expression, field);
  }
}
