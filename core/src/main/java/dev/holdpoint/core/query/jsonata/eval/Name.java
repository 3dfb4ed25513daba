package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A field of the context. */
final class Name extends Node {
  private final String name;

  Name(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    return Values.lookup(run, input, name);
  }
}
