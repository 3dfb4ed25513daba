package dev.holdpoint.core.query.jsonata.eval;

import tools.jackson.databind.JsonNode;

/** Copies of values that share nothing that could be changed. */
public final class Copying {
  private Copying() {}

  public static JsonNode deep(Run run, JsonNode value) {
    return Transform.copy(run, value);
  }
}
