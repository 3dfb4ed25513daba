package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code $context}: what is known of a request, and what templates may set in it. */
public final class ContextVariables {
  static final String REQUEST_OVERRIDE = "requestOverride";
  static final String RESPONSE_OVERRIDE = "responseOverride";

  private ContextVariables() {}

  static Map<String, Object> of(EventContext event) {
    Map<String, Object> context = new LinkedHashMap<>();
    EventV1.requestContext(event)
        .properties()
        .forEach(entry -> put(context, entry.getKey(), entry.getValue()));
    context.put(REQUEST_OVERRIDE, overrides("header", "path", "querystring"));
    context.put(RESPONSE_OVERRIDE, overrides("header"));
    return context;
  }

  private static Map<String, Object> overrides(String... kinds) {
    Map<String, Object> overrides = new HashMap<>();
    for (String kind : kinds) {
      overrides.put(kind, new LinkedHashMap<String, Object>());
    }
    return overrides;
  }

  private static void put(Map<String, Object> map, String name, JsonNode value) {
    Object plain = plain(value);
    if (plain != null) {
      map.put(name, plain);
    }
  }

  /** What a template set, by name. */
  static Map<String, String> overridden(Map<String, Object> context, String override, String kind) {
    Map<String, String> values = new LinkedHashMap<>();
    if (context.get(override) instanceof Map<?, ?> kinds
        && kinds.get(kind) instanceof Map<?, ?> m) {
      m.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
    }
    return values;
  }

  /** A tree as plain maps, lists and values, to be changed by templates. */
  public static @Nullable Object plain(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
        yield map;
      }
      case ArrayNode array -> {
        List<@Nullable Object> list = new ArrayList<>(array.size());
        array.values().forEach(item -> list.add(plain(item)));
        yield list;
      }
      default -> value(node);
    };
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.numberValue() : node.asString();
  }
}
