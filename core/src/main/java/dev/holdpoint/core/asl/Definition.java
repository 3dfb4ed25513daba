package dev.holdpoint.core.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's definition, read, validated and compiled once.
 *
 * @param root its own states; those of branches and processors are within them
 * @param all every state by its name, which is unique in the whole machine
 * @param timeoutSeconds how long an execution may run; null for AWS's own limit
 */
public record Definition(Submachine root, Map<String, State> all, @Nullable Long timeoutSeconds) {
  public Definition {
    all = Map.copyOf(all);
  }

  /** A definition of these states. */
  static Definition of(Submachine root, @Nullable Long timeoutSeconds) {
    Map<String, State> all = new LinkedHashMap<>();
    gather(root, all);
    return new Definition(root, all, timeoutSeconds);
  }

  private static void gather(Submachine machine, Map<String, State> all) {
    for (State state : machine.states().values()) {
      all.put(state.name(), state);
      state.inner().forEach(inner -> gather(inner, all));
    }
  }

  public String startAt() {
    return root.startAt();
  }

  /** The state of this name; the validator has seen that it exists. */
  public State state(String name) {
    State state = all.get(name);
    if (state == null) {
      throw new IllegalStateException("Expected a state, but there is none (name=" + name + ")");
    }
    return state;
  }
}
