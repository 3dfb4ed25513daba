package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.util.Map;

/**
 * A name for a version of a function.
 *
 * @param arn of the alias itself
 * @param version that it stands for, or {@code $LATEST}
 * @param weights the part of invocations that another version gets, by that version
 */
public record FunctionAlias(
    Arn arn,
    String name,
    String version,
    String description,
    Map<String, Double> weights,
    String revision) {

  public FunctionAlias {
    weights = Map.copyOf(weights);
  }

  boolean leadsTo(String other) {
    return version.equals(other) || weights.containsKey(other);
  }

  /** The version that an invocation gets, by a number from 0 to 1. */
  String pick(double chance) {
    for (Map.Entry<String, Double> other : weights.entrySet()) {
      if (chance < other.getValue()) {
        return other.getKey();
      }
    }
    return version;
  }
}
