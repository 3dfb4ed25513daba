package dev.holdpoint.testkit;

import dev.holdpoint.core.store.ContentStore;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryContentStore implements ContentStore {
  private final MemoryTable<Part, byte[]> parts;

  MemoryContentStore(UndoLog undo) {
    this.parts = new MemoryTable<>(Part.ORDER, undo);
  }

  @Override
  public void put(String key, int part, byte[] bytes) {
    parts.put(new Part(key, part), bytes.clone());
  }

  @Override
  public byte @Nullable [] find(String key, int part) {
    byte[] found = parts.find(new Part(key, part));
    return found == null ? null : found.clone();
  }

  @Override
  public int count(String key, int from) {
    return (int)
        parts.rows().keySet().stream()
            .filter(part -> part.key().equals(key) && part.number() >= from)
            .count();
  }

  @Override
  public List<Kept> list(@Nullable String afterKey, int most) {
    TreeMap<String, Integer> first = new TreeMap<>();
    parts.rows().keySet().forEach(part -> first.putIfAbsent(part.key(), part.number()));
    return first.tailMap(afterKey == null ? "" : afterKey, false).entrySet().stream()
        .limit(most)
        .map(each -> new Kept(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public void delete(String key, int part) {
    parts.remove(new Part(key, part));
  }

  @Override
  public void delete(String key) {
    List.copyOf(parts.rows().keySet()).stream()
        .filter(part -> part.key().equals(key))
        .forEach(parts::remove);
  }

  private record Part(String key, int number) {
    static final Comparator<Part> ORDER =
        Comparator.comparing(Part::key).thenComparingInt(Part::number);
  }
}
