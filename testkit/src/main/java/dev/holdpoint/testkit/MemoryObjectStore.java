package dev.holdpoint.testkit;

import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryObjectStore implements ObjectStore {
  private final MemoryTable<Place, ObjectRow> rows;

  MemoryObjectStore(UndoLog undo) {
    this.rows = new MemoryTable<>(Place.ORDER, undo);
  }

  @Override
  public void put(ObjectRow row) {
    ObjectRow same = ofContent(row.content());
    Place place = new Place(row.bucket(), row.key());
    if (same != null && !new Place(same.bucket(), same.key()).equals(place)) {
      throw new IllegalStateException("Expected a new content, but it was taken");
    }
    rows.put(place, row);
  }

  @Override
  public @Nullable ObjectRow find(String bucket, String key) {
    return rows.find(new Place(bucket, key));
  }

  @Override
  public @Nullable ObjectRow ofContent(String content) {
    return rows.rows().values().stream()
        .filter(row -> row.content().equals(content))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<ObjectRow> list(String bucket, String prefix, @Nullable String after, int limit) {
    Place from = new Place(bucket, prefix);
    return rows.rows().tailMap(from, true).entrySet().stream()
        .takeWhile(
            row -> row.getKey().bucket().equals(bucket) && row.getKey().key().startsWith(prefix))
        .filter(
            row -> after == null || Place.ORDER.compare(row.getKey(), new Place(bucket, after)) > 0)
        .limit(limit)
        .map(row -> row.getValue())
        .toList();
  }

  @Override
  public boolean delete(String bucket, String key) {
    return rows.remove(new Place(bucket, key)) != null;
  }

  private record Place(String bucket, String key) {
    /** Databases compare UTF-8, {@link String#compareTo} UTF-16. */
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::bucket)
            .thenComparing(
                place -> place.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
  }
}
