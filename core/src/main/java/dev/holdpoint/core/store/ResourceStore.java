package dev.holdpoint.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Named things: few, small, seldom changed, often read. Each service binds the JSON to a record of
 * its own.
 */
public interface ResourceStore {
  /** Adds or replaces. */
  void put(ResourceKind kind, String key, JsonNode body);

  @Nullable JsonNode find(ResourceKind kind, String key);

  /**
   * Those whose key begins with the prefix, in the order of their keys.
   *
   * @param after only those with a greater key, or null
   */
  List<Resource> list(ResourceKind kind, String prefix, @Nullable String after, int limit);

  /**
   * Takes it away.
   *
   * @return whether it was there
   */
  boolean delete(ResourceKind kind, String key);
}
