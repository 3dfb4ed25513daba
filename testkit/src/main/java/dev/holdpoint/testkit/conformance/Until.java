package dev.holdpoint.testkit.conformance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * For how long a call is repeated.
 *
 * @param path with placeholders
 * @param any whether the path must find one of these values, or none of them
 * @param of the values, with placeholders; null for any value at all
 */
record Until(String path, boolean any, @Nullable List<String> of) {
  private static final Set<String> ENDS =
      Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");

  static @Nullable Until read(@Nullable JsonNode until) {
    if (until == null) {
      return null;
    }
    boolean any = until.has("any");
    JsonNode of = until.get("of");
    return new Until(
        until.get(any ? "any" : "none").stringValue(),
        any,
        of == null ? null : of.values().stream().map(JsonNode::stringValue).toList());
  }

  boolean holds(JsonNode answer, Placeholders placeholders) {
    List<JsonNode> found = CasePath.parse(placeholders.fill(path)).find(answer);
    List<String> wanted = of == null ? null : of.stream().map(placeholders::fill).toList();
    boolean hit =
        wanted == null
            ? !found.isEmpty()
            : found.stream().anyMatch(one -> one.isString() && wanted.contains(one.stringValue()));
    return hit == any;
  }

  /** Whether a history is over, so that asking again brings nothing else. */
  static boolean isOver(JsonNode answer) {
    JsonNode events = answer.path("events");
    return !events.isEmpty()
        && ENDS.contains(events.get(events.size() - 1).path("type").asString(""));
  }
}
