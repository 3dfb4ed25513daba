package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the transform {@code AWS::LanguageExtensions} does before all else: loops become what they
 * stand for, and functions are computed where a template otherwise has a text only, in {@code Ref},
 * {@code Fn::GetAtt} and the policies of resources.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html">AWS:
 *     AWS::LanguageExtensions</a>
 */
final class LanguageExtensions {
  static final String NAME = "AWS::LanguageExtensions";

  private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

  private final Evaluator early;

  LanguageExtensions(Evaluator early) {
    this.early = early;
  }

  /** The template with this section as it is meant. */
  ObjectNode apply(ObjectNode root, String section) {
    if (!(root.path(section) instanceof ObjectNode written)) {
      return root;
    }
    ObjectNode whole = (ObjectNode) named(new Loops(early).expand(written, section), section);
    if (section.equals("Resources")) {
      whole.properties().forEach(one -> policies(one.getKey(), one.getValue()));
    }
    ObjectNode result = Json.object();
    result.setAll(root);
    return result.set(section, whole);
  }

  /** The resource is a copy by now. */
  private void policies(String id, JsonNode resource) {
    for (String policy : POLICIES) {
      if (resource instanceof ObjectNode body && body.path(policy) instanceof ObjectNode function) {
        JsonNode value = early.evaluate(function, id + "." + policy);
        body.set(policy, value);
        if (value.isMissingNode()) {
          body.remove(policy);
        }
      }
    }
  }

  /** What functions name, computed. */
  private JsonNode named(JsonNode node, String where) {
    return switch (node) {
      case ArrayNode array -> {
        ArrayNode list = Json.array();
        array.values().forEach(item -> list.add(named(item, where)));
        yield list;
      }
      case ObjectNode object -> {
        ObjectNode map = Json.object();
        for (Map.Entry<String, JsonNode> one : object.properties()) {
          map.set(one.getKey(), argument(one.getKey(), named(one.getValue(), where), where));
        }
        yield map;
      }
      default -> node;
    };
  }

  private JsonNode argument(String function, JsonNode argument, String where) {
    if (function.equals("Ref") && argument.isObject()) {
      return early.evaluate(argument, where);
    }
    boolean computed = argument.valueStream().anyMatch(JsonNode::isObject);
    return function.equals("Fn::GetAtt") && argument.isArray() && computed
        ? early.evaluate(argument, where)
        : argument;
  }
}
