package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import tools.jackson.databind.JsonNode;

/** What a variable is compared with. */
sealed interface Operand {
  JsonNode value(Scope scope);

  record Literal(JsonNode literal) implements Operand {
    @Override
    public JsonNode value(Scope scope) {
      return literal;
    }
  }

  record At(JsonPath path) implements Operand {
    @Override
    public JsonNode value(Scope scope) {
      JsonNode value = path.find(scope);
      if (value == null) {
        throw new QueryFailure(
            "States.Runtime",
            "Invalid path '"
                + path
                + "': The choice state's condition path references an invalid value.");
      }
      return value;
    }
  }
}
