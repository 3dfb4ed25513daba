package dev.holdpoint.core.asl;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code StartAt} and {@code States}: of a machine, a branch or a processor. */
final class SubmachineReader {
  private static final int MAX_NAME = 80;

  private SubmachineReader() {}

  static Submachine read(Fields fields) {
    fields.require("States", "StartAt");
    fields.string("Comment");
    String startAt = fields.string("StartAt");
    Fields states = fields.asMachine().object("States");
    return new Submachine(String.valueOf(startAt), states == null ? Map.of() : states(states));
  }

  private static Map<String, State> states(Fields states) {
    if (states.names().isEmpty()) {
      states.problems().schema("Value cannot be empty", states.location());
    }
    Map<String, State> read = new LinkedHashMap<>();
    for (String name : states.names()) {
      Fields fields = states.object(name);
      State state = fields == null ? null : StateReader.read(name, fields);
      if (state != null) {
        read.put(name, state);
      }
      if (name.isEmpty()) {
        states
            .problems()
            .add("INVALID_STATE_NAME", "State name must not be empty", states.location());
      }
      if (name.codePointCount(0, name.length()) > MAX_NAME) {
        states
            .problems()
            .add(
                "INVALID_STATE_NAME",
                "State name '" + name + "' exceeds the 80-character limit allowed by the service",
                states.at(name));
      }
    }
    return read;
  }
}
