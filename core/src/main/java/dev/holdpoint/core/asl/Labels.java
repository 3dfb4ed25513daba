package dev.holdpoint.core.asl;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The labels that a definition gives to its distributed Maps: each is given once. */
final class Labels {
  private final Set<String> given = new HashSet<>();
  private final Problems problems;

  private Labels(Problems problems) {
    this.problems = problems;
  }

  /** Tells of labels that are given again, wherever in the machine. */
  static void check(JsonNode machine, Problems problems) {
    new Labels(problems).machine(machine, "");
  }

  private void machine(JsonNode machine, String location) {
    machine
        .path("States")
        .properties()
        .forEach(state -> state(state.getValue(), location + "/States/" + state.getKey()));
  }

  private void state(JsonNode state, String location) {
    JsonNode label = state.path("Label");
    if (label.isString() && !given.add(label.stringValue())) {
      problems.add(
          "DUPLICATE_LABEL_NAME",
          "Duplicate Label name: " + label.stringValue(),
          location + "/Label");
    }
    int i = 0;
    for (JsonNode branch : state.path("Branches")) {
      machine(branch, location + "/Branches[" + i++ + "]");
    }
    machine(state.path("ItemProcessor"), location + "/ItemProcessor");
    machine(state.path("Iterator"), location + "/Iterator");
  }
}
