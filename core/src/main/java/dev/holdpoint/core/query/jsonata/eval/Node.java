package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A piece of an expression that can be evaluated. Immutable once {@link Lowering} has made it. */
public abstract class Node {
  private List<Node> predicates = List.of();
  private @Nullable Group group;
  private boolean keepArray;

  /** What hangs on the piece: predicates, a grouping, and whether a single value stays an array. */
  final void attach(List<Node> filters, @Nullable Group grouping, boolean keepsArray) {
    predicates = List.copyOf(filters);
    group = grouping;
    keepArray = keepsArray;
  }

  /** Its value for this context; null where it is undefined. */
  final @Nullable JsonNode evaluate(Run run, @Nullable JsonNode input, Frame frame) {
    run.enter();
    JsonNode result = compute(run, input, frame);
    for (Node predicate : predicates) {
      result = Filter.apply(run, predicate, result, frame);
    }
    if (group != null) {
      result = group.apply(run, result, frame);
    }
    run.leave();
    return result instanceof Items items && items.isSequence() ? single(items) : result;
  }

  /** A sequence of one value is that value, an empty one is undefined. */
  private @Nullable JsonNode single(Items items) {
    if (items.tupleStream) {
      return items;
    }
    if (keepArray) {
      items.keepSingleton = true;
    }
    return switch (items.size()) {
      case 0 -> null;
      case 1 -> items.keepSingleton ? items : Items.at(items, 0);
      default -> items;
    };
  }

  abstract @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame);
}
