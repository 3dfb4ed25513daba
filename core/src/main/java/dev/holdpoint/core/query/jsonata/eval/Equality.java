package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** When two values are equal: numbers by their value, objects whatever the order of their keys. */
public final class Equality {
  private Equality() {}

  public static boolean deep(Run run, @Nullable JsonNode left, @Nullable JsonNode right) {
    if (Values.isSame(left, right)) {
      return true;
    }
    if (left == null || right == null) {
      return false;
    }
    if (left instanceof ArrayNode a && right instanceof ArrayNode b) {
      return arrays(run, a, b);
    }
    if (left instanceof ObjectNode a && right instanceof ObjectNode b) {
      return objects(run, a, b);
    }
    return scalars(left, right);
  }

  private static boolean arrays(Run run, ArrayNode left, ArrayNode right) {
    if (left.size() != right.size()) {
      return false;
    }
    run.enter();
    for (int i = 0; i < left.size(); i++) {
      run.work(1);
      if (!deep(run, left.get(i), right.get(i))) {
        run.leave();
        return false;
      }
    }
    run.leave();
    return true;
  }

  private static boolean objects(Run run, ObjectNode left, ObjectNode right) {
    if (left.size() != right.size()) {
      return false;
    }
    run.enter();
    for (var property : left.properties()) {
      run.work(1);
      JsonNode other = right.get(property.getKey());
      if (other == null || !deep(run, property.getValue(), other)) {
        run.leave();
        return false;
      }
    }
    run.leave();
    return true;
  }

  /** Equality of what has no parts; arrays and objects are equal to themselves alone. */
  static boolean scalars(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.doubleValue() == right.doubleValue();
    }
    return !left.isContainer()
        && !left.isPojo()
        && left.getNodeType() == right.getNodeType()
        && left.equals(right);
  }
}
