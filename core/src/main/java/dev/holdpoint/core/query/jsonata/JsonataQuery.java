package dev.holdpoint.core.query.jsonata;

import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.Scope;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A field of a state that holds JSONata: an expression, or JSON with expressions in it.
 *
 * @param field the field's name, such as {@code Output}, for the words of failures
 */
public record JsonataQuery(JsonataTemplate template, String field) implements Query {
  @Override
  public JsonNode evaluate(Scope scope) {
    return template.evaluate(scope, field);
  }

  @Override
  public Set<String> variables() {
    return template.variables();
  }

  @Override
  public String toString() {
    JsonataExpression expression = template.expression();
    return expression == null ? field : expression.toString();
  }
}
