package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.FailText;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fail: ends badly, with a name and a reason. */
final class FailStep {
  private FailStep() {}

  static void run(Draft draft, State.Fail fail, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    Failure failure = Failure.of(text(fail.error(), scope), text(fail.cause(), scope));
    Leaving.fail(draft, branch, failure);
  }

  private static @Nullable String text(@Nullable FailText text, Scope scope) {
    return switch (text) {
      case null -> null;
      case FailText.Literal(String literal) -> literal;
      case FailText.Computed(var expression, String field) ->
          string(expression.evaluate(scope), field);
    };
  }

  private static String string(JsonNode value, String field) {
    if (!value.isString()) {
      throw new QueryFailure(
          Failure.RUNTIME, "The " + field + " field must evaluate to a string, but is: " + value);
    }
    return value.stringValue();
  }
}
