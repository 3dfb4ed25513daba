package dev.holdpoint.core.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Records bound from rows that are read again and again. A row's own content is the key, so what is
 * kept can never be stale, whoever writes and whatever is rolled back. Bounded; thread-safe.
 */
public final class Bindings<T> {
  private static final int MAX_KEPT = 500;

  private final Class<T> type;
  private final Map<JsonNode, T> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, T> eldest) {
          return size() > MAX_KEPT;
        }
      };

  public Bindings(Class<T> type) {
    this.type = type;
  }

  /** The tree as a record, which must be immutable as it may be handed out again. */
  public T read(JsonNode tree) {
    synchronized (kept) {
      T known = kept.get(tree);
      if (known != null) {
        return known;
      }
    }
    T bound = Json.read(tree, type);
    synchronized (kept) {
      kept.put(tree, bound);
    }
    return bound;
  }
}
