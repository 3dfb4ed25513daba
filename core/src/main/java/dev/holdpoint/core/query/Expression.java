package dev.holdpoint.core.query;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A path or an intrinsic function: what stands behind a key that ends in {@code .$}. */
public final class Expression implements Query {
  private final String text;
  private final Term term;

  private Expression(String text, Term term) {
    this.text = text;
    this.term = term;
  }

  /**
   * Compiles {@code $…}, {@code $$…} or {@code States.…(…)}.
   *
   * @throws IllegalArgumentException where it is none of them
   */
  public static Expression compile(String text) {
    return new Expression(text, Term.compile(text));
  }

  /**
   * The expression's value.
   *
   * @throws QueryFailure where it has none
   */
  @Override
  public JsonNode evaluate(Scope scope) {
    return term.evaluate(scope);
  }

  @Override
  public Set<String> variables() {
    return term.variables();
  }

  /** The path that this expression is, where it is no function call. */
  boolean isPath() {
    return term instanceof Term.Path;
  }

  /** The document in which a path is looked up. */
  JsonNode root(Scope scope) {
    return term instanceof Term.Path(JsonPath path) ? path.root(scope) : scope.data();
  }

  @Override
  public String toString() {
    return text;
  }
}
