package dev.holdpoint.core.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A list with the text that it was read from: AWS shows a list that a workflow only hands on as it
 * was sent, blanks and all.
 */
final class Verbatim extends ArrayNode {
  private final String text;

  private Verbatim(ArrayNode list, String text) {
    super(JsonNodeFactory.instance, elements(list));
    this.text = text;
  }

  private static List<JsonNode> elements(ArrayNode list) {
    List<JsonNode> elements = new ArrayList<>(list.size());
    list.forEach(elements::add);
    return elements;
  }

  /** The tree, which remembers its text if that is more than the tree would be written as. */
  static JsonNode of(JsonNode tree, String text) {
    return tree instanceof ArrayNode list && !text.equals(tree.toString())
        ? new Verbatim(list, text)
        : tree;
  }

  /** The text of a tree, and of a list of such trees. */
  static String text(JsonNode tree) {
    if (tree instanceof Verbatim verbatim) {
      return verbatim.text;
    }
    if (!(tree instanceof ArrayNode list) || !holdsVerbatim(list)) {
      return tree.toString();
    }
    StringBuilder text = new StringBuilder("[");
    for (JsonNode element : list) {
      text.append(text.length() == 1 ? "" : ",").append(text(element));
    }
    return text.append(']').toString();
  }

  private static boolean holdsVerbatim(ArrayNode list) {
    for (JsonNode element : list) {
      if (element instanceof Verbatim
          || (element instanceof ArrayNode inner && holdsVerbatim(inner))) {
        return true;
      }
    }
    return false;
  }
}
