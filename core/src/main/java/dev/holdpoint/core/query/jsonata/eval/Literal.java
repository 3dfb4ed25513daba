package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A string, a number, true, false, null, or a function that is always the same. */
final class Literal extends Node {
  private final JsonNode value;

  Literal(JsonNode value) {
    this.value = value;
  }

  JsonNode value() {
    return value;
  }

  @Override
  JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    return value;
  }
}
