package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.ReferencePath;

/** Where a state's result goes in its input. */
public sealed interface ResultPath {
  /** Absent, or {@code $}: the result takes the input's place. */
  record Replace() implements ResultPath {}

  /** {@code null}: the result is thrown away, the input goes on. */
  record Discard() implements ResultPath {}

  record At(ReferencePath path) implements ResultPath {}
}
