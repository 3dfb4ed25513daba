package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A function that changes parts of a copy of an object. */
final class Transform extends Node {
  private static final Signature SIGNATURE = Signature.of("<(oa):o>");

  private final Node pattern;
  private final Node update;
  private final @Nullable Node delete;
  private final int position;

  Transform(Node pattern, Node update, @Nullable Node delete, int position) {
    this.pattern = pattern;
    this.update = update;
    this.delete = delete;
    this.position = position;
  }

  @Override
  JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    return Values.of(new Transformer(this, frame));
  }

  private record Transformer(Transform transform, Frame frame) implements Procedure {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public Signature signature() {
      return SIGNATURE;
    }

    @Override
    public @Nullable JsonNode call(
        Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
      JsonNode object = arguments.isEmpty() ? null : arguments.getFirst();
      return object == null ? null : transform.transformed(run, object, frame);
    }
  }

  private JsonNode transformed(Run run, JsonNode object, Frame frame) {
    JsonNode copy = copy(run, object);
    JsonNode matches = pattern.evaluate(run, copy, frame);
    if (matches instanceof ArrayNode array) {
      array.forEach(match -> change(run, match, frame));
    } else if (matches != null) {
      change(run, matches, frame);
    }
    return copy;
  }

  private void change(Run run, JsonNode match, Frame frame) {
    JsonNode changes = update.evaluate(run, match, frame);
    if (changes != null) {
      if (!(changes instanceof ObjectNode fields)) {
        throw new Fault(FaultCode.T2011, position).with("value", changes);
      }
      if (match instanceof ObjectNode object) {
        run.allocate(fields.size());
        object.setAll(fields);
      }
    }
    JsonNode names = delete == null ? null : delete.evaluate(run, match, frame);
    if (names != null) {
      remove(match, names);
    }
  }

  private void remove(JsonNode match, JsonNode names) {
    ArrayNode all = names instanceof ArrayNode array ? array : Items.of(List.of(names));
    if (!Values.areStrings(all)) {
      throw new Fault(FaultCode.T2012, position).with("value", names);
    }
    if (match instanceof ObjectNode object) {
      all.forEach(name -> object.remove(name.stringValue()));
    }
  }

  /** A copy that shares nothing that could be changed; functions become empty strings. */
  static JsonNode copy(Run run, JsonNode value) {
    run.enter();
    JsonNode copy =
        switch (value) {
          case ObjectNode object -> {
            Fields fields = new Fields();
            run.allocate(object.size());
            object.forEachEntry((name, field) -> fields.set(name, copy(run, field)));
            yield fields;
          }
          case ArrayNode array -> {
            Items elements = Items.array();
            run.allocate(array.size());
            array.forEach(element -> elements.add(copy(run, element)));
            yield elements;
          }
          default -> value.isPojo() ? Json.text("") : value;
        };
    run.leave();
    return copy;
  }
}
