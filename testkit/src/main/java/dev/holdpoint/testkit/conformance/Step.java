package dev.holdpoint.testkit.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One step of a case. */
sealed interface Step {
  /** Answers that hold all that an account has. */
  Set<String> LISTS =
      Set.of("ListStateMachines", "ListActivities", "ListQueues", "ListTopics", "ListRules");

  /**
   * A call.
   *
   * @param binds placeholders, and where their values stand in the answer
   * @param until repeat it until this holds
   * @param refused whether AWS refuses it
   */
  record Call(
      Service service,
      String operation,
      JsonNode params,
      Map<String, String> binds,
      @Nullable Until until,
      boolean refused)
      implements Step {
    boolean listsAll() {
      return LISTS.contains(operation);
    }
  }

  /** The answer to a step, or what a path finds in it, is as recorded. */
  record Match(String name, int of, @Nullable String path, boolean refused) implements Step {}

  /** What is built from several answers is as recorded. */
  record MatchBuilt(String name, JsonNode value) implements Step {}

  static Step read(JsonNode step) {
    if (step.has("call")) {
      String[] call = step.get("call").stringValue().split("\\.");
      return new Call(
          Service.named(call[0]),
          call[1],
          step.get("params"),
          binds(step),
          Until.read(step.get("until")),
          step.path("error").asBoolean(false));
    }
    String name = step.get("match").stringValue();
    if (step.has("value")) {
      return new MatchBuilt(name, step.get("value"));
    }
    String path = step.has("path") ? step.get("path").stringValue() : null;
    return new Match(name, step.get("of").intValue(), path, step.path("error").asBoolean(false));
  }

  private static Map<String, String> binds(JsonNode step) {
    Map<String, String> binds = new LinkedHashMap<>();
    byName(step.path("binds")).forEach((name, path) -> binds.put(name, path.stringValue()));
    return binds;
  }

  /** An object's members in their order. */
  static Map<String, JsonNode> byName(JsonNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }
}
