package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;

/** A Fail state's {@code Error} or {@code Cause}, and their Path forms. */
public sealed interface FailText {
  record Literal(String text) implements FailText {}

  /** A path, an intrinsic function or a JSONata expression that yields a string. */
  record Computed(Query expression, String field) implements FailText {}
}
