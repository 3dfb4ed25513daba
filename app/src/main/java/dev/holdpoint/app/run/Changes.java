package dev.holdpoint.app.run;

import dev.holdpoint.app.stack.StackRunner;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one run of a stack changed, by logical ids. */
public record Changes(
    String stack,
    List<String> added,
    List<String> changed,
    List<String> removed,
    List<String> kept) {
  static Changes between(StackRunner.Outcome before, StackRunner.Outcome now) {
    Map<String, JsonNode> old = before.wanted();
    List<String> added = now.wanted().keySet().stream().filter(id -> !old.containsKey(id)).toList();
    List<String> changed =
        now.wanted().entrySet().stream()
            .filter(one ->
                old.containsKey(one.getKey()) && !one.getValue().equals(old.get(one.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    return new Changes(now.stack().name(), added, changed, now.removed(), now.kept());
  }

  boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty() && kept.isEmpty();
  }
}
