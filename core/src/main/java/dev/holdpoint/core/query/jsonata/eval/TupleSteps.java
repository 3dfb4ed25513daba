package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Steps of a path on which names are bound: each value carries those bound on its way. */
final class TupleSteps {
  private TupleSteps() {}

  /** The tuples behind a step, from those before it or, at the first one, from plain values. */
  static Items apply(Run run, Step step, ArrayNode input, @Nullable Items before, Frame frame) {
    Items result =
        step.node() instanceof Sort sort
            ? sorted(run, step, sort, before == null ? input : before, frame)
            : mapped(run, step, before == null ? tuples(input) : before, frame);
    ArrayNode staged = Path.stages(run, step, result, frame);
    if (staged instanceof Items items) {
      items.tupleStream = true;
      return items;
    }
    return tuples(staged);
  }

  private static Items stream() {
    Items stream = Items.sequence();
    stream.tupleStream = true;
    return stream;
  }

  private static Items tuples(ArrayNode values) {
    Items stream = stream();
    for (int i = 0; i < values.size(); i++) {
      stream.add(new Tuple(Items.at(values, i)).node());
    }
    return stream;
  }

  private static Items sorted(Run run, Step step, Sort sort, ArrayNode input, Frame frame) {
    ArrayNode sorted = sort.sorted(run, input, frame);
    Items stream = stream();
    for (JsonNode value : sorted) {
      stream.add(Items.isTupleStream(input) ? value : new Tuple(value).node());
    }
    if (step.index() != null) {
      number(stream, step.index());
    }
    return stream;
  }

  private static Items mapped(Run run, Step step, Items before, Frame frame) {
    Items stream = stream();
    for (JsonNode node : before) {
      Tuple tuple = Tuple.of(node);
      JsonNode found = step.node().evaluate(run, tuple.value(), frame.of(tuple));
      if (found == null) {
        continue;
      }
      ArrayNode values = found instanceof ArrayNode array ? array : Items.sequence(found);
      run.allocate(values.size());
      for (int i = 0; i < values.size(); i++) {
        stream.add(next(step, tuple, Items.isTupleStream(values), values.get(i), i).node());
      }
    }
    return stream;
  }

  private static Tuple next(Step step, Tuple before, boolean stream, JsonNode value, int place) {
    Tuple tuple = new Tuple(before);
    if (stream) {
      tuple.bindAll(Tuple.of(value));
      return tuple;
    }
    if (step.focus() != null) {
      tuple.bind(step.focus(), value);
    } else {
      tuple.value(value);
    }
    if (step.index() != null) {
      tuple.bind(step.index(), Numerals.node(place));
    }
    if (step.ancestor() != null) {
      tuple.bind(step.ancestor(), before.value());
    }
    return tuple;
  }

  /** Binds to a name the place of each tuple. */
  static void number(ArrayNode tuples, String name) {
    for (int i = 0; i < tuples.size(); i++) {
      Tuple.of(tuples.get(i)).bind(name, Numerals.node(i));
    }
  }
}
