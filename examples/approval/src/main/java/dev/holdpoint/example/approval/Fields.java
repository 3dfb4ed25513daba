package dev.holdpoint.example.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object, read with a clear complaint where something is not as expected. */
record Fields(Map<?, ?> json) {
  /** The object in that field; without one, nothing is in it. */
  Fields object(String name) {
    return json.get(name) instanceof Map<?, ?> inner ? new Fields(inner) : new Fields(Map.of());
  }

  boolean has(String name) {
    return json.get(name) != null;
  }

  String text(String name) {
    String value = textOrNull(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Expected a text, but it was missing (field=" + name + ")");
    }
    return value;
  }

  String text(String name, String otherwise) {
    String value = textOrNull(name);
    return value == null ? otherwise : value;
  }

  /** A whole number, however the order wrote it. */
  int number(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Expected a whole number, but it was not one (field=" + name + ")", e);
    }
  }

  private @Nullable String textOrNull(String name) {
    Object value = json.get(name);
    return value instanceof String || value instanceof Number ? value.toString() : null;
  }
}
