package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.eval.Values;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Functions that say what a value is, and those that refuse one. */
final class Checks {
  private Checks() {}

  private static JsonNode bool(boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }

  static @Nullable JsonNode truth(Run run, Arguments arguments) {
    JsonNode value = arguments.get(0);
    return value == null ? null : bool(Values.truth(run, value));
  }

  static @Nullable JsonNode not(Run run, Arguments arguments) {
    JsonNode value = arguments.get(0);
    return value == null ? null : bool(!Values.truth(run, value));
  }

  static JsonNode exists(Run run, Arguments arguments) {
    return bool(arguments.get(0) != null);
  }

  static @Nullable JsonNode type(Run run, Arguments arguments) {
    JsonNode value = arguments.get(0);
    return value == null ? null : Json.text(typeOf(value));
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case NUMBER -> "number";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case POJO -> "function";
      case OBJECT, BINARY, MISSING -> "object";
    };
  }

  static JsonNode error(Run run, Arguments arguments) {
    String message = arguments.string(0);
    throw Fault.saying(
        FaultCode.D3137,
        message == null || message.isEmpty() ? "$error() function evaluated" : message);
  }

  static @Nullable JsonNode assertion(Run run, Arguments arguments) {
    if (!Values.truth(run, arguments.get(0))) {
      String message = arguments.string(1);
      throw Fault.saying(
          FaultCode.D3141,
          message == null || message.isEmpty() ? "$assert() statement failed" : message);
    }
    return null;
  }
}
