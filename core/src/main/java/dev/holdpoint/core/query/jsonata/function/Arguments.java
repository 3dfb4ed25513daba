package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.query.jsonata.eval.Procedure;
import dev.holdpoint.core.query.jsonata.eval.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A function's arguments; what was not given, or is of another type, is null. */
record Arguments(List<@Nullable JsonNode> values) {
  @Nullable JsonNode get(int index) {
    return index < values.size() ? values.get(index) : null;
  }

  @Nullable String string(int index) {
    JsonNode value = get(index);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  @Nullable Double number(int index) {
    JsonNode value = get(index);
    return value != null && value.isNumber() ? value.doubleValue() : null;
  }

  @Nullable ArrayNode array(int index) {
    return get(index) instanceof ArrayNode array ? array : null;
  }

  @Nullable ObjectNode object(int index) {
    return get(index) instanceof ObjectNode object ? object : null;
  }

  @Nullable Procedure function(int index) {
    return Values.procedure(get(index));
  }
}
