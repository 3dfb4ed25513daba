package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Expression;

/** A Fail state's {@code Error} or {@code Cause}, and their Path forms. */
public sealed interface FailText {
  record Literal(String text) implements FailText {}

  /** A path or an intrinsic function that yields a string. */
  record Computed(Expression expression) implements FailText {}
}
