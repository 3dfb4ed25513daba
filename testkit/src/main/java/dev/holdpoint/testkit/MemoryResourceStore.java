package dev.holdpoint.testkit;

import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.ResourceStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

final class MemoryResourceStore implements ResourceStore {
  /** Databases compare UTF-8, {@link String#compareTo} UTF-16. */
  private static final Comparator<String> UTF_8 =
      Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final Map<ResourceKind, MemoryTable<String, JsonNode>> kinds =
      new EnumMap<>(ResourceKind.class);

  MemoryResourceStore(UndoLog undo) {
    for (ResourceKind kind : ResourceKind.values()) {
      kinds.put(kind, new MemoryTable<>(UTF_8, undo));
    }
  }

  @Override
  public void put(ResourceKind kind, String key, JsonNode body) {
    table(kind).put(key, body);
  }

  @Override
  public @Nullable JsonNode find(ResourceKind kind, String key) {
    return table(kind).find(key);
  }

  @Override
  public List<Resource> list(ResourceKind kind, String prefix, @Nullable String after, int limit) {
    boolean behind = after != null && UTF_8.compare(after, prefix) >= 0;
    String from = behind ? Objects.requireNonNull(after) : prefix;
    return table(kind).rows().tailMap(from, !behind).entrySet().stream()
        .takeWhile(row -> row.getKey().startsWith(prefix))
        .limit(limit)
        .map(row -> new Resource(row.getKey(), row.getValue()))
        .toList();
  }

  @Override
  public boolean delete(ResourceKind kind, String key) {
    return table(kind).remove(key) != null;
  }

  private MemoryTable<String, JsonNode> table(ResourceKind kind) {
    return Objects.requireNonNull(kinds.get(kind));
  }
}
