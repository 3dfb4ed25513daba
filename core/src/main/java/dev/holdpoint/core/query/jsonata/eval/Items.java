package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * An array that was made while evaluating. A sequence is a query's result: with one value it is
 * that value, with none it is undefined.
 */
public final class Items extends ArrayNode {
  private static final long serialVersionUID = 1;

  private final boolean sequence;
  boolean keepSingleton;
  boolean cons;
  boolean tupleStream;

  private Items(boolean sequence, int capacity) {
    super(JsonNodeFactory.instance, capacity);
    this.sequence = sequence;
  }

  /** An empty sequence. */
  public static Items sequence() {
    return new Items(true, 4);
  }

  /** A sequence of one value, which may be undefined. */
  static Items sequence(@Nullable JsonNode value) {
    Items items = new Items(true, 1);
    items.add(value == null ? MissingNode.getInstance() : value);
    return items;
  }

  /** A sequence for so many values. */
  static Items sequence(int capacity) {
    return new Items(true, capacity);
  }

  /** An empty array that is no sequence. */
  public static Items array() {
    return new Items(false, 4);
  }

  /** An array of these values. */
  public static Items of(List<? extends JsonNode> values) {
    Items items = new Items(false, values.size());
    items.addAll(values);
    return items;
  }

  boolean isSequence() {
    return sequence;
  }

  /** The value at a place, null where it is undefined. */
  public static @Nullable JsonNode at(ArrayNode array, int index) {
    JsonNode value = array.get(index);
    return value == null || value.isMissingNode() ? null : value;
  }

  /** Whether it is a query's result. */
  public static boolean isQuery(ArrayNode array) {
    return isSequence(array);
  }

  static boolean isSequence(@Nullable JsonNode value) {
    return value instanceof Items items && items.sequence;
  }

  static boolean isTupleStream(@Nullable JsonNode value) {
    return value instanceof Items items && items.tupleStream;
  }

  static boolean isCons(JsonNode value) {
    return value instanceof Items items && items.cons;
  }
}
