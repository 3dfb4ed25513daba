package dev.holdpoint.testkit.conformance;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Histories whose recording does not tell in which order parallel branches went on: their events
 * are sorted, each with the id {@code [0]}, and the ends of Parallel states in them are left out.
 * Events that kept their number are compared by it; the others must be there somewhere.
 */
final class BlankedEvents {
  private static final JsonNode BLANK = Json.array().add(0);
  private static final Set<String> LEFT_OUT =
      Set.of("ParallelStateSucceeded", "ParallelStateExited");

  private final Comparison comparison;
  private final String path;

  BlankedEvents(Comparison comparison, String path) {
    this.comparison = comparison;
    this.path = path;
  }

  static boolean areIn(JsonNode recorded) {
    return recorded.values().stream().anyMatch(BlankedEvents::isBlanked);
  }

  private static boolean isBlanked(JsonNode event) {
    return BLANK.equals(event.get("id"));
  }

  void compare(JsonNode recorded, JsonNode got) {
    Map<Integer, JsonNode> left = new TreeMap<>();
    got.values().forEach(event -> left.put(event.path("id").asInt(0), event));
    List<JsonNode> blanked = new ArrayList<>();
    for (JsonNode event : recorded.values()) {
      JsonNode there = isBlanked(event) ? null : left.remove(event.path("id").asInt(0));
      if (isBlanked(event)) {
        blanked.add(event);
      } else if (there == null) {
        comparison.differ(path, event, null);
      } else {
        comparison.compare(path + "[" + (event.get("id").intValue() - 1) + "]", event, there);
      }
    }
    blanked.forEach(event -> find(event, left));
    left.values().stream()
        .filter(event -> !LEFT_OUT.contains(event.path("type").asString("")))
        .forEach(event -> comparison.differ(path, null, event));
  }

  private void find(JsonNode blanked, Map<Integer, JsonNode> left) {
    for (Map.Entry<Integer, JsonNode> event : left.entrySet()) {
      JsonNode without =
          ((ObjectNode) event.getValue().deepCopy()).put("previousEventId", 0).set("id", BLANK);
      if (comparison.wouldMatch(blanked, without)) {
        comparison.compare(path, blanked, without);
        left.remove(event.getKey());
        return;
      }
    }
    comparison.differ(path, blanked, null);
  }
}
