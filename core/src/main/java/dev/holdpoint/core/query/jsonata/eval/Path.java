package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Steps, each applied to all that the one before it found. */
final class Path extends Node {
  private final List<Step> steps;
  private final boolean tuple;
  private final boolean keepSingleton;
  private final @Nullable Group grouping;
  private final boolean plain;

  Path(List<Step> steps, boolean tuple, boolean keepSingleton, @Nullable Group grouping) {
    this.steps = List.copyOf(steps);
    this.tuple = tuple;
    this.keepSingleton = keepSingleton;
    this.grouping = grouping;
    this.plain = !tuple && steps.stream().allMatch(Step::isPlain);
  }

  List<Step> steps() {
    return steps;
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    if (plain && !keepSingleton && grouping == null) {
      return straight(run, input, frame);
    }
    ArrayNode sequence = start(input);
    Items tuples = null;
    JsonNode found = null;
    boolean stream = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      stream |= step.tuple();
      if (i == 0 && step.cons()) {
        found = step.node().evaluate(run, sequence, frame);
      } else if (stream) {
        tuples = TupleSteps.apply(run, step, sequence, tuples, frame);
      } else {
        found = apply(run, step, sequence, frame, i == steps.size() - 1);
      }
      if (!stream && !(found instanceof ArrayNode array && !array.isEmpty())) {
        break;
      }
      if (step.focus() == null && found instanceof ArrayNode array) {
        sequence = array;
      }
    }
    return finish(run, stream ? values(tuples) : found, stream ? tuples : found, frame);
  }

  private ArrayNode start(@Nullable JsonNode input) {
    boolean relative = !(steps.getFirst().node() instanceof Variable);
    return input instanceof ArrayNode array && relative ? array : Items.sequence(input);
  }

  /** A tuple stream's values, or the stream itself where the path around it goes on with it. */
  private @Nullable JsonNode values(@Nullable Items tuples) {
    if (tuple || tuples == null) {
      return tuples;
    }
    Items values = Items.sequence(tuples.size());
    for (JsonNode node : tuples) {
      JsonNode value = Tuple.of(node).value();
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable JsonNode finish(
      Run run, @Nullable JsonNode found, @Nullable JsonNode grouped, Frame frame) {
    JsonNode result = keepSingleton ? kept(found) : found;
    return grouping == null ? result : grouping.apply(run, grouped, frame);
  }

  private static @Nullable JsonNode kept(@Nullable JsonNode found) {
    if (!(found instanceof ArrayNode array)) {
      return found;
    }
    if (!(array instanceof Items items)) {
      return array;
    }
    Items kept = items.cons && !items.isSequence() ? Items.sequence(items) : items;
    kept.keepSingleton = true;
    return kept;
  }

  /** The common case: while there is one value that is no array, no sequence is needed. */
  private @Nullable JsonNode straight(Run run, @Nullable JsonNode input, Frame frame) {
    ArrayNode sequence = start(input);
    int last = steps.size() - 1;
    for (int i = 0; i <= last; i++) {
      JsonNode value;
      if (sequence.size() == 1) {
        value = steps.get(i).node().evaluate(run, Items.at(sequence, 0), frame);
        while (i < last && value != null && !(value instanceof ArrayNode)) {
          value = steps.get(++i).node().evaluate(run, value, frame);
        }
        if (value == null || (i == last && !(value instanceof ArrayNode))) {
          return value;
        }
        boolean whole = i == last && !Items.isSequence(value);
        sequence = whole ? (ArrayNode) value : flat(run, Items.sequence(value));
      } else {
        sequence = apply(run, steps.get(i), sequence, frame, i == last);
      }
      if (sequence.isEmpty()) {
        return sequence;
      }
    }
    return sequence;
  }

  private static ArrayNode apply(Run run, Step step, ArrayNode input, Frame frame, boolean last) {
    if (step.node() instanceof Sort sort) {
      return stages(run, step, sort.sorted(run, input, frame), frame);
    }
    Items results = Items.sequence(input.size());
    for (int i = 0; i < input.size(); i++) {
      run.work(1);
      JsonNode value = step.node().evaluate(run, Items.at(input, i), frame);
      for (Step.Stage stage : step.stages()) {
        if (stage instanceof Step.Stage.Predicate(Node predicate)) {
          value = Filter.apply(run, predicate, value, frame);
        }
      }
      if (value != null) {
        run.allocate(1);
        results.add(value);
      }
    }
    boolean whole =
        last
            && results.size() == 1
            && results.get(0) instanceof ArrayNode
            && !Items.isSequence(results.get(0));
    return whole ? (ArrayNode) results.get(0) : flat(run, results);
  }

  private static Items flat(Run run, Items results) {
    Items flat = Items.sequence(results.size());
    for (JsonNode value : results) {
      if (value instanceof ArrayNode array && !Items.isCons(array)) {
        Values.addTo(run, flat, array);
      } else {
        flat.add(value);
      }
    }
    return flat;
  }

  /** Predicates and places, applied to all results together. */
  static ArrayNode stages(Run run, Step step, ArrayNode input, Frame frame) {
    ArrayNode result = input;
    for (Step.Stage stage : step.stages()) {
      switch (stage) {
        case Step.Stage.Predicate(Node predicate) ->
            result = Filter.apply(run, predicate, result, frame);
        case Step.Stage.Index(String name) -> TupleSteps.number(result, name);
      }
    }
    return result;
  }
}
