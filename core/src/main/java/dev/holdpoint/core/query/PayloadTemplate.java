package dev.holdpoint.core.query;

import tools.jackson.databind.JsonNode;

/** {@code Parameters} or {@code ResultSelector}, compiled once. */
public final class PayloadTemplate {
  private final JsonNode template;

  private PayloadTemplate(JsonNode template) {
    this.template = template;
  }

  /**
   * Compiles a template; every {@code "key.$"} in it, at any depth, is an {@link Expression}.
   *
   * @throws IllegalArgumentException where an expression is none
   */
  public static PayloadTemplate compile(JsonNode template) {
    return new PayloadTemplate(template);
  }

  /**
   * The template with its expressions evaluated.
   *
   * @throws QueryFailure where an expression has no value
   */
  public JsonNode evaluate(Scope scope) {
    throw new IllegalStateException(template.toString() + scope);
  }
}
