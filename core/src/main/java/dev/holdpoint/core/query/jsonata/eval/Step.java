package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a path.
 *
 * @param node what is evaluated for each value, or a {@link Sort} for all of them
 * @param stages what is done with its results
 * @param tuple whether it binds names on its way
 * @param focus the variable that takes the step's value while the context stays
 * @param index the variable that takes the value's place
 * @param ancestor the label under which a parent operator finds the step's context
 * @param cons whether it is an array that is written there
 */
record Step(
    Node node,
    List<Stage> stages,
    boolean tuple,
    @Nullable String focus,
    @Nullable String index,
    @Nullable String ancestor,
    boolean cons) {
  Step {
    stages = List.copyOf(stages);
  }

  /** What is done with the results of a step. */
  sealed interface Stage {
    record Predicate(Node node) implements Stage {}

    record Index(String name) implements Stage {}
  }

  /** Whether it does nothing but evaluate its node. */
  boolean isPlain() {
    return stages.isEmpty() && !tuple && !cons && !(node instanceof Sort);
  }
}
