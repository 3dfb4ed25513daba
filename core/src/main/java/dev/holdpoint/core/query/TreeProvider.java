package dev.holdpoint.core.query;

import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lets the path library work on our trees without turning numbers into something else, for one
 * reading and as many steps as that may take: what several scans ({@code ..}) within each other
 * find grows beyond any bound, and nobody else could go on meanwhile. Of one thread.
 */
final class TreeProvider extends Jackson3JsonNodeJsonProvider {
  /** Ours: looks at a node of the tree. */
  static final int MOST_LOOKS = 2_000_000;

  /** What is found is kept until the reading ends, which costs more than a look. */
  private static final int LOOKS_OF_A_FIND = 8;

  private int left = MOST_LOOKS;

  TreeProvider() {
    super(Json.mapper());
  }

  private void spend(int looks) {
    left -= looks;
    if (left < 0) {
      throw new QueryFailure("States.Runtime", "A path of the state takes too many steps");
    }
  }

  @Override
  public boolean isMap(Object node) {
    spend(1);
    return super.isMap(node);
  }

  @Override
  public boolean isArray(Object node) {
    spend(1);
    return super.isArray(node);
  }

  @Override
  public void setArrayIndex(Object array, int index, Object value) {
    spend(LOOKS_OF_A_FIND);
    super.setArrayIndex(array, index, value);
  }

  @Override
  public Object getMapValue(Object object, String key) {
    spend(1);
    JsonNode value = object instanceof JsonNode node ? node.get(key) : null;
    return value == null ? UNDEFINED : value;
  }

  /** The library knows that an element is missing by the exception alone. */
  @Override
  public Object getArrayIndex(Object array, int index) {
    spend(1);
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
