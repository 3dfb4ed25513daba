package dev.holdpoint.testkit;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionStore.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journals of all executions, in one sequence of versions. */
final class MemoryJournal {
  private final MemoryTable<Long, Position> versions;
  private final MemoryTable<Position, Written> entries;

  MemoryJournal(UndoLog undo) {
    this.versions = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.entries = new MemoryTable<>(Position.ORDER, undo);
  }

  long append(ExecutionId id, long lastEvent, byte[] entry) {
    var all = versions.rows();
    long version = all.isEmpty() ? 1 : all.lastKey() + 1;
    Position position = new Position(id.value(), version);
    checkOrder(id, lastEvent);
    versions.add(version, position);
    entries.add(position, new Written(lastEvent, new Entry(version, entry.clone())));
    return version;
  }

  long newest(ExecutionId id) {
    var last = last(id);
    return last == null ? 0 : last.getKey().version();
  }

  List<Entry> after(ExecutionId id, long version, int limit) {
    return of(id, version).stream().map(Written::entry).limit(limit).toList();
  }

  List<Entry> fromEvent(ExecutionId id, long event, int limit) {
    return of(id, 0).stream()
        .filter(written -> written.lastEvent() >= event)
        .map(Written::entry)
        .limit(limit)
        .toList();
  }

  /** Whose journals there are. */
  Stream<Long> executions() {
    return entries.rows().keySet().stream().map(Position::execution).distinct();
  }

  /** Takes the oldest entries away; returns how many. */
  int forget(ExecutionId id, int limit) {
    List<Long> oldest =
        of(id, 0).stream().limit(limit).map(written -> written.entry().version()).toList();
    oldest.forEach(version -> {
      versions.remove(version);
      entries.remove(new Position(id.value(), version));
    });
    return oldest.size();
  }

  private void checkOrder(ExecutionId id, long lastEvent) {
    var last = last(id);
    if (last != null && last.getValue().lastEvent() > lastEvent) {
      throw new IllegalStateException(
          "Expected a last event that is not before the journal's, but it was %d (last=%d, %s)"
              .formatted(lastEvent, last.getValue().lastEvent(), id));
    }
  }

  private Map.@Nullable Entry<Position, Written> last(ExecutionId id) {
    var last = entries.rows().floorEntry(new Position(id.value(), Long.MAX_VALUE));
    return last != null && last.getKey().execution() == id.value() ? last : null;
  }

  private Collection<Written> of(ExecutionId id, long afterVersion) {
    Position from = new Position(id.value(), afterVersion);
    return entries
        .rows()
        .subMap(from, false, new Position(id.value(), Long.MAX_VALUE), true)
        .values();
  }

  private record Written(long lastEvent, Entry entry) {}

  private record Position(long execution, long version) {
    static final Comparator<Position> ORDER =
        Comparator.comparingLong(Position::execution).thenComparingLong(Position::version);
  }
}
