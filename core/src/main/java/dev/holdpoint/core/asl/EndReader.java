package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Expression;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the two states with which an execution ends: Succeed and Fail. */
final class EndReader {
  private static final Set<String> SUCCEED = Set.of("InputPath", "OutputPath", "Output");
  private static final Set<String> FAIL = Set.of("Error", "Cause", "ErrorPath", "CausePath");

  private EndReader() {}

  static State succeed(String name, Fields fields) {
    StateReader.only(fields, SUCCEED);
    return new State.Succeed(
        name,
        StateReader.selection(fields, "InputPath"),
        StateReader.selection(fields, "OutputPath"));
  }

  static State fail(String name, Fields fields) {
    StateReader.only(fields, FAIL);
    return new State.Fail(name, text(fields, "Error"), text(fields, "Cause"));
  }

  private static @Nullable FailText text(Fields fields, String name) {
    fields.atMostOne(name, name + "Path");
    String literal = fields.string(name);
    if (literal != null) {
      return new FailText.Literal(literal);
    }
    Expression expression =
        fields.compiled(name + "Path", Expression::compile, "Value must be a valid JSONPath.");
    return expression == null ? null : new FailText.Computed(expression);
  }
}
