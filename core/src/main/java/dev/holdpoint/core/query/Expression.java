package dev.holdpoint.core.query;

import tools.jackson.databind.JsonNode;

/** A path or an intrinsic function: what stands behind a key that ends in {@code .$}. */
public final class Expression {
  private final String text;

  private Expression(String text) {
    this.text = text;
  }

  /**
   * Compiles {@code $…}, {@code $$…} or {@code States.…(…)}.
   *
   * @throws IllegalArgumentException where it is none of them
   */
  public static Expression compile(String text) {
    return new Expression(text);
  }

  /**
   * The expression's value.
   *
   * @throws QueryFailure where it has none
   */
  public JsonNode evaluate(Scope scope) {
    throw new IllegalStateException(text + scope);
  }

  @Override
  public String toString() {
    return text;
  }
}
