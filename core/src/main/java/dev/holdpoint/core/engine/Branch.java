package dev.holdpoint.core.engine;

import tools.jackson.databind.JsonNode;

/**
 * One line of states that an execution walks.
 *
 * @param input the state's input, or while it yields what it will hand to the next state
 */
public record Branch(Position position, JsonNode input) {
  public Branch with(Position other) {
    return new Branch(other, input);
  }
}
