package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts in place what {@code Fn::Transform} with {@code AWS::Include} names: a snippet's keys stand
 * beside those that are there. Functions in a snippet are computed as if they had been written
 * there; a snippet includes no other.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html">AWS:
 *     AWS::Include</a>
 */
final class Inclusions {
  private static final String FUNCTION = "Fn::Transform";
  private static final String INCLUDE = "AWS::Include";

  private final Snippets snippets;

  private Inclusions(Snippets snippets) {
    this.snippets = snippets;
  }

  static JsonNode of(JsonNode root, Snippets snippets) {
    return new Inclusions(snippets).take(root);
  }

  private JsonNode take(JsonNode node) {
    return switch (node) {
      case ArrayNode array -> list(array);
      case ObjectNode object -> object(object);
      default -> node;
    };
  }

  private JsonNode list(ArrayNode array) {
    ArrayNode list = Json.array();
    array.values().forEach(item -> list.add(take(item)));
    return list;
  }

  private JsonNode object(ObjectNode object) {
    ObjectNode result = Json.object();
    object
        .properties()
        .forEach(entry -> {
          if (includes(entry.getKey(), entry.getValue())) {
            result.setAll(snippet(entry.getValue().path("Parameters").path("Location")));
          } else {
            result.set(entry.getKey(), take(entry.getValue()));
          }
        });
    return result;
  }

  private static boolean includes(String key, JsonNode value) {
    return key.equals(FUNCTION) && value.path("Name").asString("").equals(INCLUDE);
  }

  private ObjectNode snippet(JsonNode location) {
    if (!location.isString()) {
      throw new TemplateException(
          "%s of %s: expected its place, as a text.".formatted(INCLUDE, location));
    }
    String place = location.stringValue();
    if (TemplateReader.tree(snippets.text(place)) instanceof ObjectNode snippet) {
      return snippet;
    }
    throw new TemplateException("The file " + place + " has no keys to include.");
  }
}
