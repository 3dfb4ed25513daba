package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Puts values in order, by terms of falling weight. */
public final class Sort extends Node {
  private final List<Term> terms;
  private final int position;

  Sort(List<Term> terms, int position) {
    this.terms = List.copyOf(terms);
    this.position = position;
  }

  record Term(Node node, boolean descending) {}

  /** Whether the first of two values comes behind the second. */
  @FunctionalInterface
  public interface Behind {
    boolean isBehind(JsonNode first, JsonNode second);
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    return sorted(run, input instanceof ArrayNode array ? array : Items.sequence(input), frame);
  }

  ArrayNode sorted(Run run, ArrayNode input, Frame frame) {
    boolean tuples = Items.isTupleStream(input);
    return merge(run, input, (a, b) -> order(run, a, b, tuples, frame) > 0);
  }

  private int order(Run run, JsonNode a, JsonNode b, boolean tuples, Frame frame) {
    for (Term term : terms) {
      JsonNode x = value(run, term, a, tuples, frame);
      JsonNode y = value(run, term, b, tuples, frame);
      int order = order(x, y);
      if (order != 0) {
        // What is undefined comes last whichever way the term goes.
        return x == null || y == null || !term.descending ? order : -order;
      }
    }
    return 0;
  }

  private static @Nullable JsonNode value(
      Run run, Term term, JsonNode item, boolean tuples, Frame frame) {
    if (!tuples) {
      return term.node.evaluate(run, item, frame);
    }
    Tuple tuple = Tuple.of(item);
    return term.node.evaluate(run, tuple.value(), frame.of(tuple));
  }

  private int order(@Nullable JsonNode x, @Nullable JsonNode y) {
    if (x == null || y == null) {
      return x != null ? -1 : y != null ? 1 : 0;
    }
    if (!isSortable(x) || !isSortable(y)) {
      throw new Fault(FaultCode.T2008, position).with("value", isSortable(x) ? y : x);
    }
    if (x.isString() != y.isString()) {
      throw new Fault(FaultCode.T2007, position).with("value", x).with("value2", y);
    }
    return x.isString()
        ? x.stringValue().compareTo(y.stringValue())
        : Double.compare(x.doubleValue() + 0.0, y.doubleValue() + 0.0);
  }

  private static boolean isSortable(JsonNode value) {
    return value.isString() || value.isNumber();
  }

  /** Sorts by merging; equal values stay in their order. */
  public static ArrayNode merge(Run run, ArrayNode input, Behind behind) {
    if (input.size() <= 1) {
      return input;
    }
    run.allocate(input.size());
    return Items.of(merge(run, new ArrayList<>(input.values()), behind));
  }

  private static List<JsonNode> merge(Run run, List<JsonNode> values, Behind behind) {
    if (values.size() <= 1) {
      return values;
    }
    int middle = values.size() / 2;
    List<JsonNode> left = merge(run, values.subList(0, middle), behind);
    List<JsonNode> right = merge(run, values.subList(middle, values.size()), behind);
    List<JsonNode> merged = new ArrayList<>(values.size());
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      run.work(1);
      merged.add(behind.isBehind(left.get(l), right.get(r)) ? right.get(r++) : left.get(l++));
    }
    merged.addAll(left.subList(l, left.size()));
    merged.addAll(right.subList(r, right.size()));
    return merged;
  }
}
