package dev.holdpoint.testkit;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.MapRunStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class MemoryMapRunStore implements MapRunStore {
  private final MemoryTable<Long, MapRunRow> runs;
  private final MemoryTable<Arn, Long> byArn;
  private final MemoryTable<Place, MapItems> items;

  MemoryMapRunStore(UndoLog undo) {
    this.runs = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.byArn = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.items = new MemoryTable<>(Place.ORDER, undo);
  }

  MemoryTable<Long, MapRunRow> table() {
    return runs;
  }

  @Override
  public void create(MapRunRow row) {
    byArn.add(row.arn(), row.id());
    runs.add(row.id(), row);
  }

  @Override
  public @Nullable MapRunRow find(long id) {
    return runs.find(id);
  }

  @Override
  public @Nullable MapRunRow find(Arn arn) {
    Long id = byArn.find(arn);
    return id == null ? null : runs.find(id);
  }

  @Override
  public @Nullable MapRunRow find(ExecutionId execution, long event) {
    return runs.rows().values().stream()
        .filter(row -> row.execution().equals(execution) && row.event() == event)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void put(long id, String body) {
    MapRunRow row = runs.find(id);
    if (row == null) {
      throw new IllegalStateException("Expected a map run, but there was none (id=" + id + ")");
    }
    runs.put(id, new MapRunRow(id, row.arn(), row.execution(), row.event(), body));
  }

  @Override
  public List<MapRunRow> list(ExecutionId execution, @Nullable Long before, int limit) {
    long end = before == null ? Long.MAX_VALUE : before;
    return runs.rows().headMap(end, false).descendingMap().values().stream()
        .filter(row -> row.execution().equals(execution))
        .limit(limit)
        .toList();
  }

  @Override
  public void delete(long id) {
    deleteItems(id, Long.MIN_VALUE);
    MapRunRow row = runs.remove(id);
    if (row != null) {
      byArn.remove(row.arn());
    }
  }

  @Override
  public void putItems(long run, MapItems part) {
    items.put(new Place(run, part.first()), part);
  }

  @Override
  public @Nullable MapItems items(long run, long index) {
    Map.Entry<Place, MapItems> found = items.rows().floorEntry(new Place(run, index));
    if (found == null || found.getKey().run() != run) {
      return null;
    }
    MapItems part = found.getValue();
    return index < part.first() + part.count() ? part : null;
  }

  @Override
  public int forgetItems(long run, int limit) {
    Place first = new Place(run, Long.MIN_VALUE);
    Place end = new Place(run, Long.MAX_VALUE);
    List<Place> some = items.rows().subMap(first, end).keySet().stream().limit(limit).toList();
    some.forEach(items::remove);
    return some.size();
  }

  @Override
  public void deleteItems(long run, long from) {
    Place first = new Place(run, from);
    Place end = new Place(run, Long.MAX_VALUE);
    List.copyOf(items.rows().subMap(first, end).keySet()).forEach(items::remove);
  }

  private record Place(long run, long first) {
    static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::run).thenComparingLong(Place::first);
  }
}
