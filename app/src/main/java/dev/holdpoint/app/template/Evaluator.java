package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Computes a template's values. What evaluates to {@code AWS::NoValue} is left out of the map or
 * list that it stood in.
 */
public final class Evaluator {
  private final Template template;
  private final Map<String, JsonNode> parameters;
  private final Pseudo pseudo;
  private final Attributes resources;
  private final Set<String> conditionsUnderWay = new HashSet<>();

  public Evaluator(
      Template template, Map<String, JsonNode> parameters, Pseudo pseudo, Attributes resources) {
    this.template = template;
    this.parameters = parameters;
    this.pseudo = pseudo;
    this.resources = resources;
  }

  /**
   * The value, or a missing node for {@code AWS::NoValue}.
   *
   * @param where what the value is for, in error messages
   */
  public JsonNode evaluate(JsonNode node, String where) {
    return switch (node) {
      case ArrayNode array -> list(array, where);
      case ObjectNode object -> object(object, where);
      default -> node;
    };
  }

  /** The value as text. */
  public String text(JsonNode node, String where) {
    JsonNode value = evaluate(node, where);
    if (!value.isValueNode() || value.isMissingNode() || value.isNull()) {
      throw new TemplateException("Expected " + where + " to be a text, but it is " + value + ".");
    }
    return value.asString();
  }

  /** Whether a condition of the template holds. */
  public boolean holds(String name) {
    JsonNode condition = template.conditions().get(name);
    if (condition == null) {
      throw new TemplateException("The template has no condition " + name + ".");
    }
    if (!conditionsUnderWay.add(name)) {
      throw new TemplateException("The condition " + name + " depends on itself.");
    }
    try {
      return evaluate(condition, "the condition " + name).asBoolean(false);
    } finally {
      conditionsUnderWay.remove(name);
    }
  }

  private JsonNode list(ArrayNode array, String where) {
    ArrayNode list = Json.array();
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = evaluate(array.get(i), where + "[" + i + "]");
      if (!value.isMissingNode()) {
        list.add(value);
      }
    }
    return list;
  }

  private JsonNode object(ObjectNode object, String where) {
    if (object.size() == 1) {
      Map.Entry<String, JsonNode> only = object.properties().iterator().next();
      if (Intrinsic.isFunction(only.getKey(), only.getValue())) {
        return call(only.getKey(), only.getValue(), where);
      }
    }
    ObjectNode result = Json.object();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode value = evaluate(entry.getValue(), where + "." + entry.getKey());
      if (!value.isMissingNode()) {
        result.set(entry.getKey(), value);
      }
    }
    return result;
  }

  private JsonNode call(String function, JsonNode argument, String where) {
    return switch (function) {
      case "Ref" -> ref(argument.asString(), where);
      case "Condition" -> JsonNodeFactory.instance.booleanNode(holds(argument.asString()));
      case "Fn::GetAtt" -> attribute(argument, where);
      case "Fn::Sub" -> substitute(argument, where);
      case "Fn::If" -> choose(argument, where);
      case "Fn::FindInMap" -> mapped(argument, where);
      case "Fn::ImportValue" -> imported(text(argument, where), where);
      case "Fn::GetAZs" -> zones(evaluate(argument, where));
      case "Fn::Length" -> length(extension(function, argument, where), where);
      case "Fn::ToJsonString" -> json(extension(function, argument, where), where);
      default -> Intrinsic.call(function, evaluate(argument, where), where);
    };
  }

  private JsonNode extension(String function, JsonNode argument, String where) {
    if (!template.extended()) {
      throw Intrinsic.refused(function, where);
    }
    return evaluate(argument, where);
  }

  /** Three of the region, as most have at least. */
  private JsonNode zones(JsonNode argument) {
    String given = argument.asString("");
    String region = given.isEmpty() ? ref("AWS::Region", "Fn::GetAZs").asString() : given;
    return Json.array().add(region + "a").add(region + "b").add(region + "c");
  }

  private static JsonNode length(JsonNode list, String where) {
    if (!list.isArray()) {
      throw new TemplateException("Expected a list in Fn::Length of " + where + ".");
    }
    return JsonNodeFactory.instance.numberNode(list.size());
  }

  private static JsonNode json(JsonNode value, String where) {
    if (!value.isContainer()) {
      throw new TemplateException("Expected a map or a list in Fn::ToJsonString of " + where + ".");
    }
    return Json.text(value.toString());
  }

  private JsonNode ref(String name, String where) {
    JsonNode value = parameters.get(name);
    if (value == null) {
      value = pseudo.find(name);
    }
    if (value == null) {
      value = resources.ref(name);
    }
    if (value == null) {
      throw new TemplateException(
          "%s refers to %s, which is no parameter and no resource of the template."
              .formatted(where, name));
    }
    return value;
  }

  private JsonNode attribute(JsonNode argument, String where) {
    String id = argument.path(0).asString("");
    String name = argument.path(1).isMissingNode() ? "" : text(argument.path(1), where);
    if (argument.isString() && argument.stringValue().contains(".")) {
      String text = argument.stringValue();
      id = text.substring(0, text.indexOf('.'));
      name = text.substring(text.indexOf('.') + 1);
    }
    return attribute(id, name, where);
  }

  private JsonNode attribute(String id, String name, String where) {
    JsonNode value = resources.attribute(id, name);
    if (value == null) {
      throw new TemplateException(
          "%s asks for the attribute %s of %s, which it does not have.".formatted(where, name, id));
    }
    return value;
  }

  private JsonNode imported(String export, String where) {
    JsonNode value = resources.imported(export);
    if (value == null) {
      throw new TemplateException(
          "%s imports %s, which no stack here exports. Run the stack that exports it before, or beside."
              .formatted(where, export));
    }
    return value;
  }

  private JsonNode substitute(JsonNode argument, String where) {
    JsonNode text = argument.isArray() ? argument.path(0) : argument;
    if (!text.isString()) {
      throw new TemplateException("Expected a text in Fn::Sub of " + where + ".");
    }
    JsonNode own = argument.path(1);
    return Json.text(Substitution.replace(text.stringValue(), name -> variable(name, own, where)));
  }

  private String variable(String name, JsonNode own, String where) {
    if (own.has(name)) {
      return text(own.path(name), where);
    }
    int dot = name.indexOf('.');
    @Nullable JsonNode value =
        dot < 0
            ? ref(name, where)
            : attribute(name.substring(0, dot), name.substring(dot + 1), where);
    return text(value, where + " (${" + name + "})");
  }

  private JsonNode choose(JsonNode argument, String where) {
    if (argument.size() != 3) {
      throw new TemplateException("Expected Fn::If of " + where + " to have three arguments.");
    }
    return evaluate(argument.path(holds(argument.path(0).asString()) ? 1 : 2), where);
  }

  private JsonNode mapped(JsonNode argument, String where) {
    if (argument.size() != 3 && !template.extended()) {
      throw new TemplateException(
          "Expected three arguments of Fn::FindInMap in %s; a DefaultValue needs the line Transform: %s."
              .formatted(where, LanguageExtensions.NAME));
    }
    JsonNode keys = evaluate(argument, where);
    JsonNode map = template.mappings().get(keys.path(0).asString(""));
    JsonNode value =
        map == null
            ? Json.object().path("")
            : map.path(keys.path(1).asString("")).path(keys.path(2).asString(""));
    if (value.isMissingNode() && keys.path(3).has("DefaultValue")) {
      return keys.path(3).path("DefaultValue");
    }
    if (value.isMissingNode()) {
      throw new TemplateException(where + " finds nothing in the mapping at " + keys + ".");
    }
    return value;
  }
}
