package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A variable's value, or with an empty name the context. */
final class Variable extends Node {
  private final String name;

  Variable(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    return name.isEmpty() ? input : frame.lookup(name);
  }
}
