package dev.holdpoint.testkit;

import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.TimerStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryTimerStore implements TimerStore {
  private final MemoryTable<Long, Timer> timers;
  private final MemoryTable<Due, Timer> byDue;

  MemoryTimerStore(UndoLog undo) {
    this.timers = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.byDue = new MemoryTable<>(Due.ORDER, undo);
  }

  MemoryTable<Long, Timer> table() {
    return timers;
  }

  @Override
  public void set(Timer timer) {
    cancel(timer.id());
    Timer kept = new Timer(timer.id(), Due.millis(timer.due()), timer.owner());
    timers.put(kept.id(), kept);
    byDue.put(new Due(kept.due(), kept.id()), kept);
  }

  @Override
  public void move(Timer moved) {
    Timer timer = timers.find(moved.id());
    if (timer != null) {
      set(new Timer(timer.id(), moved.due(), timer.owner()));
    }
  }

  @Override
  public void cancel(long id) {
    Timer timer = timers.remove(id);
    if (timer != null) {
      byDue.remove(new Due(timer.due(), id));
    }
  }

  @Override
  public @Nullable Timer find(long id) {
    return timers.find(id);
  }

  @Override
  public List<Timer> due(Instant now, int limit) {
    return byDue.rows().headMap(Due.justAfter(now)).values().stream().limit(limit).toList();
  }

  @Override
  public @Nullable Instant next() {
    var rows = byDue.rows();
    return rows.isEmpty() ? null : rows.firstKey().at();
  }
}
