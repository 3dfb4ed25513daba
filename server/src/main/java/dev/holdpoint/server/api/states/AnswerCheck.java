package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.StatesError;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds a mocked result against the model of the action that it stands for, in AWS's words. What
 * the model does not know is allowed, as AWS may come to answer it.
 *
 * @param shapes the model's shapes by name
 * @param root name of the answer's own shape
 * @param names a member's name in a state machine
 * @param free members that may hold any JSON
 */
record AnswerCheck(JsonNode shapes, String root, UnaryOperator<String> names, Set<String> free) {

  /**
   * Refuses a result that the action could not have answered.
   *
   * @param complete whether all that the model requires must be there
   */
  void check(JsonNode result, boolean complete) {
    if (!result.isObject()) {
      throw StatesError.invalid(
          "Mock result schema validation error: Mock result must be an object");
    }
    members(shapes.get(root), result, complete);
  }

  private void members(@Nullable JsonNode shape, JsonNode value, boolean complete) {
    if (shape == null) {
      return;
    }
    for (JsonNode required : shape.path("required")) {
      String name = names.apply(required.stringValue());
      if (complete && !value.has(name)) {
        throw invalid(name, "is required");
      }
    }
    for (Map.Entry<String, JsonNode> member : shape.path("members").properties()) {
      String name = names.apply(member.getKey());
      JsonNode given = value.get(name);
      if (given != null && !given.isNull() && !free.contains(name)) {
        value(name, member.getValue().stringValue(), given, complete);
      }
    }
  }

  private void value(String field, String reference, JsonNode value, boolean complete) {
    JsonNode shape = shapes.get(reference);
    String type = shape == null ? reference : shape.path("type").asString("");
    switch (type) {
      case "s" -> demand(field, value.isString(), "must be a string");
      case "n" -> demand(field, value.isNumber(), "must be a number");
      case "b" -> demand(field, value.isBoolean(), "must be a boolean");
      case "object" -> {
        demand(field, value.isObject(), "must be an object");
        members(shape, value, complete);
      }
      case "list" -> {
        demand(field, value.isArray(), "must be an array");
        inner(field, shape, value, complete);
      }
      case "map" -> {
        demand(field, value.isObject(), "must be an object");
        inner(field, shape, value, complete);
      }
      default -> {
        // A document: any JSON.
      }
    }
    limits(field, shape, value);
  }

  private void inner(String field, @Nullable JsonNode shape, JsonNode values, boolean complete) {
    String item = shape == null ? "" : shape.path("item").asString("");
    for (JsonNode each : values) {
      if (!each.isNull()) {
        value(field, item, each, complete);
      }
    }
  }

  private static void limits(String field, @Nullable JsonNode shape, JsonNode value) {
    if (shape == null) {
      return;
    }
    JsonNode values = shape.path("enum");
    if (!values.isEmpty() && values.valueStream().noneMatch(value::equals)) {
      throw invalid(field, "is not an expected value");
    }
    double size = size(value);
    String what = value.isNumber() ? "value" : "length";
    if (shape.has("min") && size < shape.get("min").doubleValue()) {
      throw invalid(field, "is smaller than the minimum " + what);
    }
    if (shape.has("max") && size > shape.get("max").doubleValue()) {
      throw invalid(field, "is larger than the maximum " + what);
    }
  }

  private static double size(JsonNode value) {
    if (value.isString()) {
      String text = value.stringValue();
      return text.codePointCount(0, text.length());
    }
    return value.isNumber() ? value.doubleValue() : value.size();
  }

  private static void demand(String field, boolean fits, String otherwise) {
    if (!fits) {
      throw invalid(field, otherwise);
    }
  }

  private static RuntimeException invalid(String field, String why) {
    return StatesError.invalid("Mock result schema validation error: Field '" + field + "' " + why);
  }
}
