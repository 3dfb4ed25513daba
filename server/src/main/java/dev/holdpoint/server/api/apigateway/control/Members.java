package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Members of trees, from and to what the rules work with. */
public final class Members {
  private static final int USUAL = 25;
  private static final int MOST = 500;

  private Members() {}

  public static Map<String, String> texts(JsonNode map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    return texts;
  }

  static Map<String, Boolean> flags(JsonNode map) {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    map.properties().forEach(e -> flags.put(e.getKey(), e.getValue().asBoolean(false)));
    return flags;
  }

  public static List<String> list(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /** Only these members, where they are there. */
  public static ObjectNode only(JsonNode tree, String... members) {
    ObjectNode kept = Json.object();
    for (String member : members) {
      JsonNode value = tree.path(member);
      if (!value.isMissingNode() && !value.isNull()) {
        kept.set(member, value);
      }
    }
    return kept;
  }

  public static void put(ObjectNode tree, String member, @Nullable String value) {
    if (value != null) {
      tree.put(member, value);
    }
  }

  public static void put(ObjectNode tree, String member, Map<String, ?> map) {
    if (!map.isEmpty()) {
      tree.set(member, Json.tree(map));
    }
  }

  public static void put(ObjectNode tree, String member, List<String> list) {
    if (!list.isEmpty()) {
      tree.set(member, Json.tree(list));
    }
  }

  /** The page of a list that a request asks for, as {@code item}, and where the next one begins. */
  static <T> ObjectNode page(
      ObjectNode request, List<T> all, Function<T, String> id, Function<T, ObjectNode> shown) {
    int size = Math.clamp(request.path("limit").asInt(USUAL), 1, MOST);
    int from = 0;
    if (request.has("position")) {
      List<String> ids = all.stream().map(id).toList();
      from = ids.indexOf(request.path("position").asString("")) + 1;
      if (from == 0) {
        throw GatewayDesk.bad("Invalid position specified");
      }
    }
    List<T> rest = new ArrayList<>(all.subList(from, all.size()));
    boolean more = rest.size() > size;
    List<T> items = more ? rest.subList(0, size) : rest;
    ArrayNode array = Json.array();
    items.forEach(item -> array.add(shown.apply(item)));
    ObjectNode page = Json.object().set("item", array);
    put(page, "position", more ? id.apply(items.getLast()) : null);
    return page;
  }
}
