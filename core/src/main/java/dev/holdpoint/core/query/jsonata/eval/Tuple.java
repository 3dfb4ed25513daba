package dev.holdpoint.core.query.jsonata.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** A step's value with the names that were bound on the way to it. */
final class Tuple {
  private final Map<String, @Nullable JsonNode> names;
  private @Nullable JsonNode value;

  Tuple(@Nullable JsonNode value) {
    this.value = value;
    this.names = new LinkedHashMap<>();
  }

  /** A copy of another one. */
  Tuple(Tuple other) {
    this.value = other.value;
    this.names = new LinkedHashMap<>(other.names);
  }

  @Nullable JsonNode value() {
    return value;
  }

  void value(@Nullable JsonNode other) {
    value = other;
  }

  void bind(String name, @Nullable JsonNode bound) {
    names.put(name, bound);
  }

  void bindAll(Tuple other) {
    value = other.value;
    names.putAll(other.names);
  }

  void forEach(BiConsumer<String, @Nullable JsonNode> action) {
    names.forEach(action);
  }

  JsonNode node() {
    return new POJONode(this);
  }

  static Tuple of(JsonNode node) {
    if (node instanceof POJONode pojo && pojo.getPojo() instanceof Tuple tuple) {
      return tuple;
    }
    return new Tuple(node);
  }

  /** Many tuples as one: what they bind is put together. */
  static Tuple merged(Run run, Items tuples) {
    Tuple first = of(tuples.get(0));
    Map<String, Appending> names = new LinkedHashMap<>();
    Appending values = new Appending(run);
    for (JsonNode node : tuples) {
      Tuple tuple = of(node);
      values.add(tuple.value);
      tuple.forEach(
          (name, bound) -> names.computeIfAbsent(name, _ -> new Appending(run)).add(bound));
    }
    Tuple merged = new Tuple(tuples.size() == 1 ? first.value : values.result());
    names.forEach((name, bound) -> merged.bind(name, bound.result()));
    return merged;
  }
}
