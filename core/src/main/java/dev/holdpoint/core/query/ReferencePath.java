package dev.holdpoint.core.query;

import dev.holdpoint.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A path that names exactly one place, so that something can be put there. */
public final class ReferencePath {
  private final String text;
  private final List<Step> steps;

  private ReferencePath(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * Compiles a reference path.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static ReferencePath compile(String text) {
    List<Step> steps = isPath(text) ? Step.plain(text) : null;
    if (steps == null) {
      throw new IllegalArgumentException("Value is not a Reference Path");
    }
    return new ReferencePath(text, steps);
  }

  private static boolean isPath(String text) {
    if (!text.startsWith("$") || text.startsWith("$$")) {
      return false;
    }
    JsonPath.compile(text);
    return true;
  }

  /**
   * A copy of the data with the value at this place; objects on the way are made.
   *
   * @throws QueryFailure {@code States.ResultPathMatchFailure} where the place cannot be
   */
  public JsonNode place(JsonNode data, JsonNode value) {
    return place(data, data, 0, value);
  }

  private JsonNode place(JsonNode data, @Nullable JsonNode here, int depth, JsonNode value) {
    if (depth == steps.size()) {
      return value;
    }
    return switch (steps.get(depth)) {
      case Step.Property(String name) -> {
        ObjectNode copy = copyOfObject(data, here);
        yield copy.set(name, place(data, copy.get(name), depth + 1, value));
      }
      case Step.Element(int index) -> {
        ArrayNode copy = copyOfArray(data, here, index);
        yield copy.set(index, place(data, copy.get(index), depth + 1, value));
      }
    };
  }

  /** Copies are shallow: the branches that the path does not touch stay shared. */
  private ObjectNode copyOfObject(JsonNode data, @Nullable JsonNode here) {
    ObjectNode copy = Json.object();
    if (here == null) {
      return copy;
    }
    if (!(here instanceof ObjectNode object)) {
      throw failure(data);
    }
    return copy.setAll(object);
  }

  private ArrayNode copyOfArray(JsonNode data, @Nullable JsonNode here, int index) {
    if (!(here instanceof ArrayNode array) || index < 0 || index >= array.size()) {
      throw failure(data);
    }
    return Json.array().addAll(array);
  }

  private QueryFailure failure(JsonNode data) {
    return new QueryFailure(
        "States.ResultPathMatchFailure",
        "Unable to apply Reference Path " + text + " to input " + Json.write(data));
  }

  @Override
  public String toString() {
    return text;
  }
}
