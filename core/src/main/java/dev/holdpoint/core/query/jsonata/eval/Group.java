package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** An object of keys and values, for a context or for all values of a sequence. */
record Group(List<Pair> pairs, int position) {
  record Pair(Node key, Node value) {}

  Group {
    pairs = List.copyOf(pairs);
  }

  /** What came together under a key. */
  private record Entry(int pair, Appending data, Items tuples) {}

  JsonNode apply(Run run, @Nullable JsonNode input, Frame frame) {
    boolean reduce = Items.isTupleStream(input);
    ArrayNode items = input instanceof ArrayNode array ? array : Items.sequence(input);
    Map<String, Entry> entries = new LinkedHashMap<>();
    if (items.isEmpty()) {
      gather(run, null, frame, false, entries);
    }
    for (int i = 0; i < items.size(); i++) {
      gather(run, Items.at(items, i), frame, reduce, entries);
    }
    Fields result = new Fields();
    for (var named : entries.entrySet()) {
      JsonNode value = value(run, named.getValue(), frame, reduce);
      if (value != null) {
        run.allocate(1);
        result.set(named.getKey(), value);
      }
    }
    return result;
  }

  private void gather(
      Run run, @Nullable JsonNode item, Frame frame, boolean reduce, Map<String, Entry> entries) {
    run.work(1);
    Tuple tuple = reduce && item != null ? Tuple.of(item) : null;
    JsonNode context = tuple == null ? item : tuple.value();
    Frame inner = tuple == null ? frame : frame.of(tuple);
    for (int i = 0; i < pairs.size(); i++) {
      int pair = i;
      JsonNode key = pairs.get(i).key.evaluate(run, context, inner);
      if (key == null) {
        continue;
      }
      if (!key.isString()) {
        throw new Fault(FaultCode.T1003, position).with("value", key);
      }
      Entry entry =
          entries.computeIfAbsent(
              key.stringValue(), _ -> new Entry(pair, new Appending(run), Items.array()));
      if (entry.pair != pair) {
        throw new Fault(FaultCode.D1009, position).with("value", key);
      }
      if (tuple != null && item != null) {
        entry.tuples.add(item);
      } else {
        entry.data.add(item);
      }
    }
  }

  private @Nullable JsonNode value(Run run, Entry entry, Frame frame, boolean reduce) {
    Node value = pairs.get(entry.pair).value;
    if (!reduce || entry.tuples.isEmpty()) {
      return value.evaluate(run, entry.data.result(), frame);
    }
    Tuple merged = Tuple.merged(run, entry.tuples);
    return value.evaluate(run, merged.value(), frame.of(merged));
  }
}
