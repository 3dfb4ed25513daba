package dev.holdpoint.core.query;

import tools.jackson.databind.JsonNode;

/** A compiled path: {@code $…} into the data or {@code $$…} into the context object. */
public final class JsonPath {
  private final String text;

  private JsonPath(String text) {
    this.text = text;
  }

  /**
   * Compiles a path.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static JsonPath compile(String text) {
    return new JsonPath(text);
  }

  /**
   * What the path finds; a list where it may find several.
   *
   * @throws QueryFailure {@code States.Runtime} where it finds nothing
   */
  public JsonNode read(Scope scope) {
    throw new IllegalStateException(text + scope);
  }

  @Override
  public String toString() {
    return text;
  }
}
