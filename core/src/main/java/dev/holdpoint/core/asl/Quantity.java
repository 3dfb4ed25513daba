package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import java.util.Set;

/**
 * A number that a field gives or computes: {@code TimeoutSeconds}, {@code MaxConcurrency}, … and
 * their Path forms.
 */
public sealed interface Quantity {
  record Literal(double number) implements Quantity {}

  /** {@code …Path}. */
  record At(JsonPath path) implements Quantity {}

  /** A JSONata expression. */
  record Computed(Query expression) implements Quantity {}

  /** The variables that it refers to. */
  default Set<String> variables() {
    return switch (this) {
      case Literal _ -> Set.of();
      case At(JsonPath path) -> path.variables();
      case Computed(Query expression) -> expression.variables();
    };
  }
}
