package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;

/** What a Choice rule tests. */
public interface Condition {
  /**
   * Whether it holds.
   *
   * @throws QueryFailure {@code States.Runtime} where a path it needs finds nothing
   */
  boolean test(Scope scope);
}
