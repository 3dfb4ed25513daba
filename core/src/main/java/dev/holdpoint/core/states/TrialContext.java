package dev.holdpoint.core.states;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The context object that a caller gives to a state that is tried. */
final class TrialContext {
  private static final String STRING = "a string";
  private static final String NUMBER = "a number";
  private static final String ANY = "";

  private static final Map<String, Map<String, String>> FIELDS =
      Map.of(
          "Execution",
          Map.of(
              "Id", STRING,
              "Input", ANY,
              "Name", STRING,
              "RoleArn", STRING,
              "StartTime", STRING,
              "RedriveCount", NUMBER,
              "RedriveTime", STRING),
          "State",
          Map.of("EnteredTime", STRING, "Name", STRING, "RetryCount", NUMBER),
          "StateMachine",
          Map.of("Id", STRING, "Name", STRING),
          "Task",
          Map.of("Token", STRING));

  private TrialContext() {}

  /**
   * Reads it.
   *
   * @param hasToken whether the state is a task that is given a token
   */
  static ObjectNode read(String text, boolean hasToken) {
    ObjectNode context = object(text);
    Set<Map.Entry<String, JsonNode>> parts = context.properties();
    for (Map.Entry<String, JsonNode> part : parts) {
      check(part.getKey(), part.getValue());
    }
    if (context.has("Task") && !hasToken) {
      throw invalid(
          "Context object contains 'Task' when state is not a Task state with a '.sync' or"
              + " '.waitForTaskToken' service integration pattern");
    }
    return context;
  }

  private static ObjectNode object(String text) {
    try {
      if (Json.parse(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      // Refused as any other value is that is no object.
    }
    throw invalid("Context object must be a JSON object");
  }

  private static void check(String name, JsonNode part) {
    if (name.equals("Map")) {
      throw invalid("'Map' field is not supported when mocking a Context object");
    }
    Map<String, String> fields = FIELDS.get(name);
    if (fields == null) {
      throw notAllowed(name);
    }
    if (!part.isObject()) {
      throw invalid(name + " must be an object");
    }
    part.properties().forEach(field -> check(name, fields, field.getKey(), field.getValue()));
  }

  private static void check(String part, Map<String, String> fields, String name, JsonNode value) {
    String type = fields.get(name);
    if (type == null) {
      throw notAllowed(name);
    }
    boolean fits =
        switch (type) {
          case STRING -> value.isString();
          case NUMBER -> value.isNumber();
          default -> true;
        };
    if (!fits) {
      throw invalid(part + "." + name + " must be " + type);
    }
  }

  private static RuntimeException notAllowed(String field) {
    return invalid("Field '" + field + "' is not allowed");
  }

  private static RuntimeException invalid(String why) {
    return StatesError.invalid("Invalid Context object provided: " + why);
  }
}
