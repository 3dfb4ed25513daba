package dev.holdpoint.core.query;

import tools.jackson.databind.JsonNode;

/** A path that names exactly one place, so that something can be put there. */
public final class ReferencePath {
  private final String text;

  private ReferencePath(String text) {
    this.text = text;
  }

  /**
   * Compiles a reference path.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static ReferencePath compile(String text) {
    return new ReferencePath(text);
  }

  /**
   * A copy of the data with the value at this place; objects on the way are made.
   *
   * @throws QueryFailure {@code States.ResultPathMatchFailure} where the place cannot be
   */
  public JsonNode place(JsonNode data, JsonNode value) {
    throw new IllegalStateException(text + data + value);
  }

  @Override
  public String toString() {
    return text;
  }
}
