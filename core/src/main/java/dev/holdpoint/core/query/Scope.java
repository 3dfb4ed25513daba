package dev.holdpoint.core.query;

import tools.jackson.databind.JsonNode;

/**
 * All that an expression may see.
 *
 * @param data what {@code $} stands for
 * @param context the context object, what {@code $$} stands for
 */
public record Scope(JsonNode data, JsonNode context, Randomness randomness) {
  public Scope withData(JsonNode other) {
    return new Scope(other, context, randomness);
  }
}
