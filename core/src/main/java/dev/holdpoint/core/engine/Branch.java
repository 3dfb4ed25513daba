package dev.holdpoint.core.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of states that an execution walks.
 *
 * @param input the state's input, or while it yields what it will hand to the next state
 * @param variables what this branch's expressions see by name, outer variables among them
 * @param fork what its Parallel or Map state has gathered; null in any other state
 */
public record Branch(
    Position position, JsonNode input, Map<String, JsonNode> variables, @Nullable Fork fork) {
  public Branch {
    variables = Map.copyOf(variables);
  }

  /** A branch in no Parallel or Map state. */
  public Branch(Position position, JsonNode input, Map<String, JsonNode> variables) {
    this(position, input, variables, null);
  }

  public Branch with(Position other) {
    return new Branch(other, input, variables, fork);
  }

  public Branch with(@Nullable Fork other) {
    return new Branch(position, input, variables, other);
  }

  public Branch withInput(JsonNode other) {
    return new Branch(position, other, variables, fork);
  }

  /** The same branch after it assigned these variables. */
  public Branch assigned(Map<String, JsonNode> values) {
    if (values.isEmpty()) {
      return this;
    }
    Map<String, JsonNode> all = new HashMap<>(variables);
    all.putAll(values);
    return new Branch(position, input, all, fork);
  }

  /** What its Parallel or Map state has gathered. */
  public Fork gathered() {
    if (fork == null) {
      throw new IllegalStateException(
          "Expected a branch that has forked, but it has not (state=" + position.state() + ")");
    }
    return fork;
  }
}
