package dev.holdpoint.testkit;

import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.core.store.ArchivedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryArchiveStore implements ArchiveStore {
  private final MemoryTable<Place, ArchivedEvent> events;

  MemoryArchiveStore(UndoLog undo) {
    this.events = new MemoryTable<>(Place.ORDER, undo);
  }

  @Override
  public void add(ArchivedEvent event) {
    Instant at = Due.millis(event.at());
    events.add(
        new Place(event.archive(), at, event.number()),
        new ArchivedEvent(event.archive(), at, event.number(), event.event()));
  }

  @Override
  public List<ArchivedEvent> list(
      String archive, Instant from, long number, Instant before, int limit) {
    Place first = new Place(archive, from, number);
    return of(archive)
        .filter(place -> Place.ORDER.compare(place, first) >= 0 && place.at().isBefore(before))
        .limit(limit)
        .map(place -> java.util.Objects.requireNonNull(events.find(place)))
        .toList();
  }

  private Stream<Place> of(String archive) {
    return List.copyOf(events.rows().keySet()).stream()
        .filter(place -> place.archive().equals(archive));
  }

  @Override
  public int delete(String archive, Instant before, int most) {
    List<Place> old = of(archive).filter(place -> place.at().isBefore(before)).limit(most).toList();
    old.forEach(events::remove);
    return old.size();
  }

  @Override
  public Sum sum(String archive) {
    List<ArchivedEvent> all =
        events.rows().values().stream().filter(one -> one.archive().equals(archive)).toList();
    return new Sum(all.size(), all.stream().mapToLong(one -> one.event().length()).sum());
  }

  @Override
  public @Nullable String next(String after) {
    return events.rows().keySet().stream()
        .map(Place::archive)
        .filter(archive -> archive.compareTo(after) > 0)
        .findFirst()
        .orElse(null);
  }

  private record Place(String archive, Instant at, long number) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::archive)
            .thenComparing(Place::at)
            .thenComparingLong(Place::number);
  }
}
