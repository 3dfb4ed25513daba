package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transitions that one trigger leads to within its transaction, gathered into one journal
 * entry. One thread.
 */
final class Round {
  private Execution now;
  private boolean changed;
  private final List<HistoryEvent> events = new ArrayList<>();
  private final Map<Integer, Position> positions = new LinkedHashMap<>();
  private @Nullable ExecutionStatus ended;
  private @Nullable Long deadlineTimer;

  Round(Execution before) {
    this.now = before;
  }

  void add(Transition step) {
    changed = true;
    now = step.next();
    JournalEntry entry = step.entry();
    events.addAll(entry.events());
    entry.positions().forEach(position -> positions.put(position.branch(), position));
    if (entry.ended() != null) {
      ended = entry.ended();
      positions.clear();
    }
    if (entry.deadlineTimer() != null) {
      deadlineTimer = entry.deadlineTimer();
    }
  }

  Execution now() {
    return now;
  }

  boolean changed() {
    return changed;
  }

  int eventCount() {
    return events.size();
  }

  /** Whether there is nothing to write: a heartbeat only moves a timer. */
  boolean isEmpty() {
    return events.isEmpty() && positions.isEmpty();
  }

  JournalEntry entry(Instant at) {
    return new JournalEntry(
        at.toEpochMilli(), events, List.copyOf(positions.values()), ended, deadlineTimer);
  }
}
