package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The functions that need nothing but their arguments, which are already values. */
final class Intrinsic {
  private Intrinsic() {}

  /**
   * Whether a map's only key is a function. {@code Condition} is one only inside conditions, where
   * its value is a name; elsewhere (in a policy) it is a map.
   */
  static boolean isFunction(String key, JsonNode value) {
    boolean named = key.equals("Ref") || key.equals("Condition");
    return key.startsWith("Fn::") || (named && value.isString());
  }

  static JsonNode call(String function, JsonNode argument, String where) {
    return switch (function) {
      case "Fn::Join" -> join(argument, where);
      case "Fn::Split" -> split(argument, where);
      case "Fn::Select" -> select(argument, where);
      case "Fn::Base64" -> base64(argument);
      case "Fn::Equals" -> bool(same(argument.path(0), argument.path(1)));
      case "Fn::And" -> bool(truths(argument, where).stream().allMatch(x -> x));
      case "Fn::Or" -> bool(truths(argument, where).stream().anyMatch(x -> x));
      case "Fn::Not" -> bool(!truths(argument, where).getFirst());
      case "Fn::Contains" -> bool(contains(argument.path(0), argument.path(1)));
      case "Fn::EachMemberEquals" ->
          bool(each(argument.path(0), one -> same(one, argument.path(1))));
      case "Fn::EachMemberIn" ->
          bool(each(argument.path(0), one -> contains(argument.path(1), one)));
      default -> throw refused(function, where);
    };
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    return list.valueStream().anyMatch(one -> same(one, value));
  }

  private static boolean each(JsonNode list, Predicate<JsonNode> holds) {
    return list.valueStream().allMatch(holds);
  }

  static TemplateException refused(String function, String where) {
    String advice =
        switch (function) {
          case "Fn::Cidr" -> "there is no network to divide here; pass a parameter";
          case "Fn::Transform" ->
              "of macros only AWS::Include is run here; apply it before and give the result";
          case "Fn::Length", "Fn::ToJsonString" ->
              "the template lacks the line Transform: " + LanguageExtensions.NAME;
          default ->
              function.startsWith(Loops.PREFIX)
                  ? "it must be a key of conditions, resources, their properties, or outputs, in a"
                      + " template with the line Transform: "
                      + LanguageExtensions.NAME
                  : "Holdpoint does not know it";
        };
    return new TemplateException(where + " uses " + function + ": " + advice + ".");
  }

  private static JsonNode join(JsonNode argument, String where) {
    if (argument.size() != 2 || !argument.path(1).isArray()) {
      throw new TemplateException("Expected [delimiter, [values]] in Fn::Join of " + where + ".");
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : argument.path(1).values()) {
      if (part.isContainer()) {
        throw new TemplateException("Fn::Join of " + where + " can join texts only.");
      }
      parts.add(part.asString());
    }
    return Json.text(String.join(argument.path(0).asString(), parts));
  }

  private static JsonNode split(JsonNode argument, String where) {
    if (argument.size() != 2 || argument.path(0).asString("").isEmpty()) {
      throw new TemplateException("Expected [delimiter, text] in Fn::Split of " + where + ".");
    }
    ArrayNode parts = Json.array();
    String delimiter = Pattern.quote(argument.path(0).asString());
    for (String part : argument.path(1).asString().split(delimiter, -1)) {
      parts.add(part);
    }
    return parts;
  }

  private static JsonNode select(JsonNode argument, String where) {
    JsonNode list = argument.path(1);
    int index = argument.path(0).asInt(-1);
    if (index < 0 || index >= list.size()) {
      throw new TemplateException(
          "Fn::Select of %s asks for the item %s of %d."
              .formatted(where, argument.path(0), list.size()));
    }
    return list.get(index);
  }

  private static JsonNode base64(JsonNode argument) {
    byte[] bytes = argument.asString().getBytes(StandardCharsets.UTF_8);
    return Json.text(Base64.getEncoder().encodeToString(bytes));
  }

  /** CloudFormation compares as text: a default of 3 equals "3". */
  private static boolean same(JsonNode a, JsonNode b) {
    boolean plain = a.isValueNode() && b.isValueNode();
    return plain ? a.asString().equals(b.asString()) : a.equals(b);
  }

  private static List<Boolean> truths(JsonNode argument, String where) {
    List<Boolean> truths = new ArrayList<>();
    argument.values().forEach(value -> truths.add(value.asBoolean(false)));
    if (truths.isEmpty() || truths.size() > 10) {
      throw new TemplateException("Expected one to ten conditions in " + where + ".");
    }
    return truths;
  }

  private static JsonNode bool(boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }
}
