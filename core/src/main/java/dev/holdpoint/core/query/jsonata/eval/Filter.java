package dev.holdpoint.core.query.jsonata.eval;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Predicates: which values of a sequence stay. */
final class Filter {
  private Filter() {}

  static ArrayNode apply(Run run, Node predicate, @Nullable JsonNode input, Frame frame) {
    Items results = Items.sequence();
    results.tupleStream = Items.isTupleStream(input);
    ArrayNode items = input instanceof ArrayNode array ? array : Items.sequence(input);
    if (predicate instanceof Literal literal && literal.value().isNumber()) {
      return element(items, literal.value(), results);
    }
    for (int i = 0; i < items.size(); i++) {
      run.work(1);
      JsonNode item = Items.at(items, i);
      JsonNode found =
          results.tupleStream && item != null
              ? predicate.evaluate(run, Tuple.of(item).value(), frame.of(Tuple.of(item)))
              : predicate.evaluate(run, item, frame);
      if (item != null) {
        add(results, item, times(run, found, i, items.size()));
      }
    }
    return results;
  }

  private static void add(Items results, JsonNode item, int times) {
    for (int i = 0; i < times; i++) {
      results.add(item);
    }
  }

  /** How often a value stays: a predicate of numbers names the places of those that do. */
  private static int times(Run run, @Nullable JsonNode found, int index, int size) {
    if (Values.isNumeric(found)) {
      return isAt(found, index, size) ? 1 : 0;
    }
    if (!(found instanceof ArrayNode places) || !Values.areNumeric(places)) {
      return Values.truth(run, found) ? 1 : 0;
    }
    int times = 0;
    for (JsonNode place : places) {
      times += isAt(place, index, size) ? 1 : 0;
    }
    return times;
  }

  private static boolean isAt(@Nullable JsonNode place, int index, int size) {
    return place != null && place(place, size) == index;
  }

  private static double place(JsonNode number, int size) {
    double place = Math.floor(number.doubleValue());
    return place < 0 ? size + place : place;
  }

  private static ArrayNode element(ArrayNode items, JsonNode number, Items results) {
    double place = place(number, items.size());
    if (place < 0 || place >= items.size()) {
      return results;
    }
    JsonNode item = Items.at(items, (int) place);
    if (item instanceof ArrayNode array) {
      return array;
    }
    if (item != null) {
      results.add(item);
    }
    return results;
  }
}
