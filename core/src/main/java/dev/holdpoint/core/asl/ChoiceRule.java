package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One top-level rule of a Choice state.
 *
 * @param variables those that the condition refers to
 * @param output what the state hands on in JSONata if this rule holds; null for its input
 */
public record ChoiceRule(
    Condition condition,
    Set<String> variables,
    String next,
    @Nullable Query assign,
    @Nullable Query output) {
  public ChoiceRule {
    variables = Set.copyOf(variables);
  }
}
