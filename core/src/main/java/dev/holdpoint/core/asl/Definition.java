package dev.holdpoint.core.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's definition, read, validated and compiled once.
 *
 * @param timeoutSeconds how long an execution may run; null for AWS's own limit
 */
public record Definition(String startAt, Map<String, State> states, @Nullable Long timeoutSeconds) {
  public Definition {
    states = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /** The state of this name; the validator has seen that it exists. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalStateException("Expected a state, but there is none (name=" + name + ")");
    }
    return state;
  }
}
