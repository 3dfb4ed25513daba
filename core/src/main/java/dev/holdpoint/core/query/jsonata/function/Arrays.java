package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.query.jsonata.eval.Equality;
import dev.holdpoint.core.query.jsonata.eval.Items;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.eval.Values;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Functions of arrays. */
final class Arrays {
  private Arrays() {}

  static JsonNode count(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    return Numerals.node(array == null ? 0 : array.size());
  }

  static @Nullable JsonNode append(Run run, Arguments arguments) {
    return Values.append(run, arguments.get(0), arguments.get(1));
  }

  static @Nullable JsonNode reverse(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    if (array == null || array.size() <= 1) {
      return array;
    }
    run.allocate(array.size());
    List<JsonNode> reversed = new ArrayList<>(array.values());
    Collections.reverse(reversed);
    return Items.of(reversed);
  }

  static @Nullable JsonNode shuffle(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    if (array == null || array.size() <= 1) {
      return array;
    }
    run.allocate(array.size());
    List<JsonNode> shuffled = new ArrayList<>(array.size());
    for (JsonNode value : array) {
      int place = (int) (run.randomness().nextDouble() * (shuffled.size() + 1));
      shuffled.add(value);
      Collections.swap(shuffled, place, shuffled.size() - 1);
    }
    return Items.of(shuffled);
  }

  static @Nullable JsonNode distinct(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    if (array == null || array.size() <= 1) {
      return arguments.get(0);
    }
    List<JsonNode> seen = new ArrayList<>();
    for (JsonNode value : array) {
      boolean known = false;
      for (int i = 0; i < seen.size() && !known; i++) {
        run.work(1);
        known = Equality.deep(run, value, seen.get(i));
      }
      if (!known) {
        run.allocate(1);
        seen.add(value);
      }
    }
    Items distinct = Items.isQuery(array) ? Items.sequence() : Items.array();
    distinct.addAll(seen);
    return distinct;
  }

  static JsonNode zip(Run run, Arguments arguments) {
    int length = Integer.MAX_VALUE;
    for (JsonNode argument : arguments.values()) {
      length = argument instanceof ArrayNode array ? Math.min(length, array.size()) : 0;
    }
    Items zipped = Items.array();
    for (int i = 0; i < length && !arguments.values().isEmpty(); i++) {
      run.allocate(arguments.values().size() + 1L);
      Items tuple = Items.array();
      for (JsonNode argument : arguments.values()) {
        if (argument instanceof ArrayNode array) {
          tuple.add(array.get(i));
        }
      }
      zipped.add(tuple);
    }
    return zipped;
  }
}
