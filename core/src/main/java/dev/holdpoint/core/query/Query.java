package dev.holdpoint.core.query;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Something of a definition that is evaluated while the workflow runs: a path, an intrinsic
 * function, a template, a JSONata expression. Compiled once; safe to share.
 */
public interface Query {
  /**
   * Its value.
   *
   * @throws QueryFailure where it has none
   */
  JsonNode evaluate(Scope scope);

  /** The variables that it refers to, without their dollar sign. */
  Set<String> variables();
}
