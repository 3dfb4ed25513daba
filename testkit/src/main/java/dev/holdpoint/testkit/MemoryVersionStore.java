package dev.holdpoint.testkit;

import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.ObjectStore;
import dev.holdpoint.core.store.VersionRow;
import dev.holdpoint.core.store.VersionStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryVersionStore implements VersionStore {
  private static final Comparator<String> UTF_8 =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
  private static final Comparator<VersionRow> ORDER =
      Comparator.comparing((VersionRow one) -> one.row().bucket())
          .thenComparing(one -> one.row().key(), UTF_8)
          .thenComparingLong(VersionRow::rank);

  private final ObjectStore objects;
  private final MemoryTable<Place, VersionRow> rows;

  private record Place(String bucket, String key, long rank) {}

  MemoryVersionStore(UndoLog undo, ObjectStore objects) {
    this.objects = objects;
    this.rows =
        new MemoryTable<>(
            Comparator.comparing(Place::bucket)
                .thenComparing(Place::key)
                .thenComparingLong(Place::rank),
            undo);
  }

  @Override
  public void add(VersionRow version) {
    ObjectRow row = version.row();
    if (find(row.bucket(), row.key(), row.version()) != null || ofContent(row.content()) != null) {
      throw new IllegalStateException("Expected a new version, but it was taken");
    }
    rows.add(new Place(row.bucket(), row.key(), version.rank()), version);
  }

  @Override
  public @Nullable VersionRow find(String bucket, String key, String version) {
    return first(of(bucket, key).and(one -> one.row().version().equals(version)));
  }

  @Override
  public @Nullable VersionRow newest(String bucket, String key) {
    return first(of(bucket, key));
  }

  @Override
  public @Nullable ObjectRow ofContent(String content) {
    VersionRow found = first(one -> one.row().content().equals(content));
    return found == null ? null : found.row();
  }

  private static Predicate<VersionRow> of(String bucket, String key) {
    return one -> one.row().bucket().equals(bucket) && one.row().key().equals(key);
  }

  private @Nullable VersionRow first(Predicate<VersionRow> which) {
    return rows.rows().values().stream().filter(which).min(ORDER).orElse(null);
  }

  @Override
  public List<VersionRow> list(String bucket, String prefix, String after, long rank, int limit) {
    Stream<VersionRow> current =
        objects.list(bucket, prefix, null, Integer.MAX_VALUE).stream()
            .map(row -> new VersionRow(VersionRow.CURRENT, row));
    Stream<VersionRow> others =
        rows.rows().values().stream()
            .filter(one -> one.row().bucket().equals(bucket) && one.row().key().startsWith(prefix));
    return Stream.concat(current, others)
        .filter(one -> {
          int order = UTF_8.compare(one.row().key(), after);
          return order > 0 || (order == 0 && one.rank() > rank);
        })
        .sorted(ORDER)
        .limit(limit)
        .toList();
  }

  @Override
  public boolean delete(String bucket, String key, long rank) {
    return rows.remove(new Place(bucket, key, rank)) != null;
  }
}
