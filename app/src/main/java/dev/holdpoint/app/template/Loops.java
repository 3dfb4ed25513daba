package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code Fn::ForEach::NAME: [identifier, collection, fragment]}: the fragment once for each item.
 * In it {@code ${identifier}}, {@code Ref} of it, and {@code &{identifier}}, which leaves out all
 * but letters and digits, stand for the item.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html">AWS:
 *     Fn::ForEach</a>
 */
final class Loops {
  static final String PREFIX = "Fn::ForEach";

  /** Ours: loops within loops grow without end. */
  private static final int MAX_NODES = 200_000;

  private static final Pattern ITEM = Pattern.compile("([$&])\\{([A-Za-z0-9]+)}");

  private final Evaluator early;
  private int nodes;

  /**
   * @param early computes what loops go over
   */
  Loops(Evaluator early) {
    this.early = early;
  }

  /** The value with its loops run. */
  JsonNode expand(JsonNode node, String where) {
    return expand(node, Map.of(), where);
  }

  private JsonNode expand(JsonNode node, Map<String, String> items, String where) {
    if (++nodes > MAX_NODES) {
      throw new TemplateException("The loops in " + where + " make more than 200000 values.");
    }
    return switch (node) {
      case ArrayNode array -> {
        ArrayNode list = Json.array();
        array.values().forEach(one -> list.add(expand(one, items, where)));
        yield list;
      }
      case ObjectNode object -> object(object, items, where);
      default -> node.isString() ? Json.text(text(node.stringValue(), items)) : node;
    };
  }

  private JsonNode object(ObjectNode object, Map<String, String> items, String where) {
    String item = items.get(object.size() == 1 ? object.path("Ref").asString("") : "");
    if (item != null) {
      return Json.text(item);
    }
    ObjectNode result = Json.object();
    for (Map.Entry<String, JsonNode> one : object.properties()) {
      String key = one.getKey();
      if (key.startsWith(PREFIX)) {
        loop(key, one.getValue(), items, result);
      } else {
        add(result, text(key, items), expand(one.getValue(), items, where), where);
      }
    }
    return result;
  }

  private void loop(String name, JsonNode loop, Map<String, String> items, ObjectNode result) {
    JsonNode identifier = loop.path(0);
    if (loop.size() != 3
        || !identifier.asString("").matches("[A-Za-z0-9]+")
        || !(loop.path(2) instanceof ObjectNode fragment)) {
      throw layout(name, "expected [identifier, collection, {key: value}]");
    }
    JsonNode collection = early.evaluate(expand(loop.path(1), items, name), name);
    if (!collection.isArray()) {
      throw layout(name, "expected a list to go over");
    }
    for (JsonNode item : collection.values()) {
      if (item.isContainer()) {
        throw layout(name, "expected texts in the list to go over");
      }
      Map<String, String> inner = new HashMap<>(items);
      inner.put(identifier.asString(), item.asString());
      JsonNode made = expand(fragment, inner, name);
      made.properties().forEach(one -> add(result, one.getKey(), one.getValue(), name));
    }
  }

  private static TemplateException layout(String name, String expected) {
    return new TemplateException(
        "Transform %s failed with: %s layout is incorrect: %s."
            .formatted(LanguageExtensions.NAME, name, expected));
  }

  private static void add(ObjectNode result, String key, JsonNode value, String where) {
    if (result.has(key)) {
      throw new TemplateException(
          "Transform %s failed with: %s makes the key %s twice; the key must name the loop's identifier."
              .formatted(LanguageExtensions.NAME, where, key));
    }
    result.set(key, value);
  }

  private static String text(String text, Map<String, String> items) {
    return items.isEmpty()
        ? text
        : ITEM.matcher(text)
            .replaceAll(match -> {
              String item = items.get(match.group(2));
              boolean plain = match.group(1).equals("&");
              String value =
                  item == null ? match.group() : plain ? item.replaceAll("[^A-Za-z0-9]", "") : item;
              return Matcher.quoteReplacement(value);
            });
  }
}
