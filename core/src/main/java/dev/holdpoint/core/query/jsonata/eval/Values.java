package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * What a value is. Values are JSON trees; undefined is null, a function is a tree's foreign object.
 */
public final class Values {
  private Values() {}

  /** Whether two are one and the same, not only equal. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(@Nullable Object left, @Nullable Object right) {
    return left == right;
  }

  /** Whether it is a number; one that JSON cannot hold is a fault. */
  public static boolean isNumeric(@Nullable JsonNode value) {
    if (value == null || !value.isNumber()) {
      return false;
    }
    if (value.isIntegralNumber()) {
      return true;
    }
    double number = value.doubleValue();
    if (Double.isInfinite(number)) {
      throw new Fault(FaultCode.D1001).with("value", number);
    }
    return !Double.isNaN(number);
  }

  /** Whether it is an array of numbers alone. */
  public static boolean areNumeric(@Nullable JsonNode values) {
    if (!(values instanceof ArrayNode array)) {
      return false;
    }
    for (JsonNode value : array) {
      if (!isNumeric(value)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is an array of strings alone. */
  public static boolean areStrings(@Nullable JsonNode values) {
    if (!(values instanceof ArrayNode array)) {
      return false;
    }
    for (JsonNode value : array) {
      if (!value.isString()) {
        return false;
      }
    }
    return true;
  }

  /** The function that a value is, or null. */
  public static @Nullable Procedure procedure(@Nullable JsonNode value) {
    return value instanceof POJONode pojo && pojo.getPojo() instanceof Procedure procedure
        ? procedure
        : null;
  }

  public static boolean isFunction(@Nullable JsonNode value) {
    return procedure(value) != null;
  }

  /** A function as a value. */
  public static JsonNode of(Procedure procedure) {
    return new POJONode(procedure);
  }

  /** What a value is as a condition; undefined is false. */
  public static boolean truth(Run run, @Nullable JsonNode value) {
    return switch (value) {
      case null -> false;
      case ArrayNode array -> anyTrue(run, array);
      case ObjectNode object -> !object.isEmpty();
      default ->
          switch (value.getNodeType()) {
            case STRING -> !value.stringValue().isEmpty();
            case NUMBER -> isNumeric(value) && value.doubleValue() != 0;
            case BOOLEAN -> value.booleanValue();
            default -> false;
          };
    };
  }

  private static boolean anyTrue(Run run, ArrayNode array) {
    boolean any = false;
    run.enter();
    for (int i = 0; i < array.size() && !any; i++) {
      run.work(1);
      any = truth(run, array.get(i));
    }
    run.leave();
    return any;
  }

  /** What a value is where a comparing function answers it: empty objects count as true. */
  public static boolean isTruthy(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return false;
    }
    return switch (value.getNodeType()) {
      case STRING -> !value.stringValue().isEmpty();
      case NUMBER -> value.doubleValue() != 0 && !Double.isNaN(value.doubleValue());
      case BOOLEAN -> value.booleanValue();
      default -> true;
    };
  }

  /** The field of an object, or of all objects of an array. */
  public static @Nullable JsonNode lookup(Run run, @Nullable JsonNode input, String name) {
    if (input instanceof ObjectNode object) {
      return object.get(name);
    }
    if (!(input instanceof ArrayNode array)) {
      return null;
    }
    Items found = Items.sequence();
    run.work(array.size());
    for (JsonNode element : array) {
      JsonNode value = lookup(run, element, name);
      if (value instanceof ArrayNode values) {
        run.allocate(values.size());
        found.addAll(values);
      } else if (value != null) {
        run.allocate(1);
        found.add(value);
      }
    }
    return found;
  }

  /** Two values as one array; an array's elements are taken one by one. */
  public static @Nullable JsonNode append(
      Run run, @Nullable JsonNode first, @Nullable JsonNode second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    Items joined = Items.array();
    addTo(run, joined, first);
    addTo(run, joined, second);
    return joined;
  }

  static void addTo(Run run, Items items, JsonNode value) {
    if (value instanceof ArrayNode array) {
      run.allocate(array.size());
      items.addAll(array);
    } else {
      run.allocate(1);
      items.add(value);
    }
  }
}
