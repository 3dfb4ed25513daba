package dev.holdpoint.app.stack;

import dev.holdpoint.core.json.Json;
import java.net.URI;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where this installation serves. On AWS an API has a host of its own; here it has a path under
 * this address, so what a template writes as {@code https://ID.execute-api.REGION.amazonaws.com/…}
 * becomes {@code http://HOST:PORT/execute-api/ID/…}.
 */
public record Address(URI base) {
  private static final Pattern API =
      Pattern.compile("https?://([a-z0-9]+)\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com");

  /** {@code http://HOST:PORT}, without a slash behind it. */
  public String text() {
    return base.toString();
  }

  /** The value with the addresses of these APIs rewritten, wherever they stand. */
  public JsonNode rewrite(JsonNode value, Predicate<String> isApi) {
    return map(value, text -> rewrite(text, isApi));
  }

  private String rewrite(String text, Predicate<String> isApi) {
    return text.contains(".execute-api.")
        ? API.matcher(text).replaceAll(match -> Matcher.quoteReplacement(local(match, isApi)))
        : text;
  }

  private String local(MatchResult match, Predicate<String> isApi) {
    String id = match.group(1);
    return isApi.test(id) ? text() + "/execute-api/" + id : match.group();
  }

  /** The value with each text mapped. */
  static JsonNode map(JsonNode value, UnaryOperator<String> mapping) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode result = Json.object();
        object
            .properties()
            .forEach(entry -> result.set(entry.getKey(), map(entry.getValue(), mapping)));
        yield result;
      }
      case ArrayNode array -> {
        ArrayNode result = Json.array();
        array.values().forEach(item -> result.add(map(item, mapping)));
        yield result;
      }
      default -> value.isString() ? Json.text(mapping.apply(value.stringValue())) : value;
    };
  }
}
