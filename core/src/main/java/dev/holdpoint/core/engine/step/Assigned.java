package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The values that a state assigns to variables, also as they are written down. */
record Assigned(Map<String, JsonNode> values, Map<String, String> texts) {
  /**
   * What {@code Assign} gave.
   *
   * @throws dev.holdpoint.core.query.QueryFailure where a value is nested too deeply
   */
  static Assigned of(@Nullable JsonNode assign) {
    Map<String, JsonNode> values = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    if (assign != null) {
      for (var variable : assign.properties()) {
        values.put(variable.getKey(), variable.getValue());
        texts.put(variable.getKey(), Flow.text(variable.getValue()));
      }
    }
    return new Assigned(values, texts);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether it is more than one state may assign, or than a branch may have in all. */
  boolean isTooLarge(Draft draft, Branch branch) {
    long given = texts.values().stream().mapToLong(Assigned::bytes).sum();
    if (given > draft.turn().limits().payloadBytes()) {
      return true;
    }
    // Each other variable was once given within the limit of one state.
    long most = draft.turn().limits().variablesBytes();
    long others = branch.variables().size() * (long) draft.turn().limits().payloadBytes();
    return given + others > most && given + others(branch) > most;
  }

  private long others(Branch branch) {
    return branch.variables().entrySet().stream()
        .filter(variable -> !values.containsKey(variable.getKey()))
        .mapToLong(variable -> bytes(Flow.text(variable.getValue())))
        .sum();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Tells of it in the event of leaving the state. */
  void tell(ObjectNode details) {
    if (!isEmpty()) {
      ObjectNode variables = details.putObject("assignedVariables");
      texts.forEach(variables::put);
      details.putObject("assignedVariablesDetails").put("truncated", false);
    }
  }
}
