package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import java.util.StringTokenizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code States.StringSplit(text, delimiters)}: cut at every one of these characters; nothing empty
 * is kept.
 */
final class StringSplit implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    StringTokenizer tokens = new StringTokenizer(arguments.string(0), arguments.string(1));
    ArrayNode parts = Json.array();
    while (tokens.hasMoreTokens()) {
      parts.add(tokens.nextToken());
    }
    return parts;
  }
}
