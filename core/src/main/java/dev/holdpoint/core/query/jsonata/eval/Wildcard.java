package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All values of an object or array, with {@code **} also all below them. */
final class Wildcard extends Node {
  private final boolean deep;

  Wildcard(boolean deep) {
    this.deep = deep;
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    if (deep) {
      Items found = Items.sequence();
      if (input != null) {
        descend(run, input, found);
      }
      return found;
    }
    return children(run, input);
  }

  private static JsonNode children(Run run, @Nullable JsonNode input) {
    Items found = Items.sequence();
    boolean appended = false;
    if (input instanceof ObjectNode || input instanceof ArrayNode) {
      for (JsonNode value : input.values()) {
        run.allocate(1);
        if (value instanceof ArrayNode array) {
          flatten(run, array, found);
          appended = true;
        } else {
          found.add(value);
        }
      }
    }
    // What was appended to is an array like any other, and stays one.
    return appended ? Items.of(found.asArray().valueStream().toList()) : found;
  }

  private static void flatten(Run run, ArrayNode array, Items found) {
    run.enter();
    for (JsonNode value : array) {
      run.allocate(1);
      if (value instanceof ArrayNode inner) {
        flatten(run, inner, found);
      } else {
        found.add(value);
      }
    }
    run.leave();
  }

  private static void descend(Run run, JsonNode value, Items found) {
    run.enter();
    if (!(value instanceof ArrayNode)) {
      run.allocate(1);
      found.add(value);
    }
    if (value.isContainer()) {
      for (JsonNode child : value.values()) {
        descend(run, child, found);
      }
    }
    run.leave();
  }
}
