package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;

/** {@code Condition}: a JSONata expression that yields a boolean. */
record Holds(Query expression, String location) implements Condition {
  @Override
  public boolean test(Scope scope) {
    JsonNode value = expression.evaluate(scope);
    if (!value.isBoolean()) {
      throw QueryFailure.evaluation(
          "The JSONata expression '"
              + expression
              + "' specified for the field '"
              + location
              + "' returned an unexpected result type. Expected 'boolean', but was '"
              + value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT)
              + "' for value: "
              + value,
          location);
    }
    return value.booleanValue();
  }
}
