package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;

/** Compares a variable with a literal or another variable. */
record Comparison(Kind kind, Relation relation, Operand variable, Operand other)
    implements Condition {
  @Override
  public boolean test(Scope scope) {
    JsonNode value = variable.value(scope);
    Integer order = kind.compare(value, other.value(scope));
    return order != null && relation.holds(order);
  }
}
