package dev.holdpoint.core.query;

import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lets the path library work on our trees without turning numbers into something else. */
final class TreeProvider extends Jackson3JsonNodeJsonProvider {
  TreeProvider() {
    super(Json.mapper());
  }

  @Override
  public Object getMapValue(Object object, String key) {
    JsonNode value = object instanceof JsonNode node ? node.get(key) : null;
    return value == null ? UNDEFINED : value;
  }

  /** The library knows that an element is missing by the exception alone. */
  @Override
  public Object getArrayIndex(Object array, int index) {
    Object element = super.getArrayIndex(array, index);
    if (element == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return element;
  }

  /** A result of the library as a tree; functions such as {@code length()} yield plain numbers. */
  static JsonNode node(@Nullable Object result) {
    return switch (result) {
      case null -> Json.nullNode();
      case JsonNode node -> node;
      default -> Json.tree(result);
    };
  }
}
