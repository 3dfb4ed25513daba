package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Copying;
import dev.holdpoint.core.query.jsonata.eval.Fields;
import dev.holdpoint.core.query.jsonata.eval.Items;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.eval.Values;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions of objects. */
final class Objects {
  private Objects() {}

  static JsonNode keys(Run run, Arguments arguments) {
    Set<String> names = new LinkedHashSet<>();
    collect(run, arguments.get(0), names);
    Items keys = Items.sequence();
    names.forEach(name -> keys.add(Json.text(name)));
    return keys;
  }

  private static void collect(Run run, @Nullable JsonNode value, Set<String> names) {
    if (value instanceof ObjectNode object) {
      run.allocate(object.size());
      names.addAll(object.propertyNames());
    } else if (value instanceof ArrayNode array) {
      run.work(array.size());
      array.forEach(element -> collect(run, element, names));
    }
  }

  static @Nullable JsonNode lookup(Run run, Arguments arguments) {
    return Values.lookup(run, arguments.get(0), String.valueOf(arguments.string(1)));
  }

  static @Nullable JsonNode spread(Run run, Arguments arguments) {
    JsonNode value = arguments.get(0);
    if (value == null || !value.isContainer()) {
      return value;
    }
    Items fields = Items.sequence();
    spread(run, value, fields);
    return value.isArray() ? Items.of(fields.valueStream().toList()) : fields;
  }

  private static void spread(Run run, JsonNode value, Items fields) {
    run.work(1);
    switch (value) {
      case ArrayNode array -> array.forEach(element -> spread(run, element, fields));
      case ObjectNode object -> {
        run.allocate(object.size() * 2L);
        object.forEachEntry((name, field) -> fields.add(new Fields().set(name, field)));
      }
      default -> fields.add(value);
    }
  }

  static @Nullable JsonNode merge(Run run, Arguments arguments) {
    ArrayNode objects = arguments.array(0);
    if (objects == null) {
      return null;
    }
    Fields merged = new Fields();
    for (JsonNode value : objects) {
      if (value instanceof ObjectNode object) {
        run.allocate(object.size());
        merged.setAll(object);
      }
    }
    return merged;
  }

  static @Nullable JsonNode copy(Run run, Arguments arguments) {
    JsonNode value = arguments.get(0);
    return value == null ? null : Copying.deep(run, value);
  }
}
