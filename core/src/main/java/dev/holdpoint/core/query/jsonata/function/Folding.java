package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Fields;
import dev.holdpoint.core.query.jsonata.eval.Items;
import dev.holdpoint.core.query.jsonata.eval.Procedure;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.eval.Sort;
import dev.holdpoint.core.query.jsonata.eval.Values;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions that take functions. */
final class Folding {
  private Folding() {}

  static @Nullable JsonNode map(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    Procedure function = arguments.function(1);
    if (array == null || function == null) {
      return null;
    }
    Items mapped = Items.sequence();
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = run.callBack(function, Items.at(array, i), Numerals.node(i), array);
      if (value != null) {
        run.allocate(1);
        mapped.add(value);
      }
    }
    return mapped;
  }

  static @Nullable JsonNode filter(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    Procedure function = arguments.function(1);
    if (array == null || function == null) {
      return null;
    }
    Items kept = Items.sequence();
    for (int i = 0; i < array.size(); i++) {
      if (Values.truth(run, run.callBack(function, array.get(i), Numerals.node(i), array))) {
        run.allocate(1);
        kept.add(array.get(i));
      }
    }
    return kept;
  }

  static @Nullable JsonNode single(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    if (array == null) {
      return null;
    }
    Procedure function = arguments.function(1);
    JsonNode found = null;
    for (int i = 0; i < array.size(); i++) {
      run.work(1);
      boolean fits =
          function == null
              || Values.truth(run, run.callBack(function, array.get(i), Numerals.node(i), array));
      if (fits && found != null) {
        throw new Fault(FaultCode.D3138).with("index", i);
      }
      found = fits ? array.get(i) : found;
    }
    if (found == null) {
      throw new Fault(FaultCode.D3139);
    }
    return found;
  }

  static @Nullable JsonNode reduce(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    Procedure function = arguments.function(1);
    if (array == null || function == null) {
      return null;
    }
    if (function.arity() < 2) {
      throw new Fault(FaultCode.D3050).with("index", 1);
    }
    JsonNode result = arguments.get(2);
    int index = 0;
    if (result == null && !array.isEmpty()) {
      result = array.get(index++);
    }
    for (; index < array.size(); index++) {
      List<@Nullable JsonNode> values = new ArrayList<>(4);
      values.add(result);
      values.add(array.get(index));
      if (function.arity() >= 3) {
        values.add(Numerals.node(index));
      }
      if (function.arity() >= 4) {
        values.add(array);
      }
      result = run.apply(Values.of(function), values, null);
    }
    return result;
  }

  static JsonNode each(Run run, Arguments arguments) {
    ObjectNode object = arguments.object(0);
    Procedure function = arguments.function(1);
    Items values = Items.sequence();
    if (object == null || function == null) {
      return values;
    }
    for (var field : object.properties()) {
      JsonNode value = run.callBack(function, field.getValue(), Json.text(field.getKey()), object);
      if (value != null) {
        run.allocate(1);
        values.add(value);
      }
    }
    return values;
  }

  static @Nullable JsonNode sift(Run run, Arguments arguments) {
    ObjectNode object = arguments.object(0);
    Procedure function = arguments.function(1);
    if (object == null || function == null) {
      return null;
    }
    Fields kept = new Fields();
    for (var field : object.properties()) {
      if (Values.truth(
          run, run.callBack(function, field.getValue(), Json.text(field.getKey()), object))) {
        run.allocate(1);
        kept.set(field.getKey(), field.getValue());
      }
    }
    return kept.isEmpty() ? null : kept;
  }

  static @Nullable JsonNode sort(Run run, Arguments arguments) {
    ArrayNode array = arguments.array(0);
    if (array == null || array.size() <= 1) {
      return array;
    }
    Procedure function = arguments.function(1);
    if (function != null) {
      return Sort.merge(
          run,
          array,
          (a, b) -> Values.isTruthy(run.apply(Values.of(function), List.of(a, b), null)));
    }
    if (Values.areStrings(array)) {
      return Sort.merge(run, array, (a, b) -> a.stringValue().compareTo(b.stringValue()) > 0);
    }
    if (Values.areNumeric(array)) {
      return Sort.merge(run, array, (a, b) -> a.doubleValue() > b.doubleValue());
    }
    throw new Fault(FaultCode.D3070).with("index", 1);
  }
}
