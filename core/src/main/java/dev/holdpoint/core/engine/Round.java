package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The transitions that one trigger leads to within its transaction, gathered into one journal
 * entry. One thread.
 */
final class Round {
  private Execution now;
  private boolean changed;
  private final List<HistoryEvent> events = new ArrayList<>();
  private final SortedMap<Integer, Position> positions = new TreeMap<>();
  private final List<JournalEntry.Assigned> assigned = new ArrayList<>();
  private final List<JournalEntry.Kept> kept = new ArrayList<>();
  private @Nullable Integer lastBranch;
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
    }
    assigned.addAll(entry.assigned());
    kept.addAll(entry.kept());
    if (entry.lastBranch() != null) {
      lastBranch = entry.lastBranch();
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
        at.toEpochMilli(),
        events,
        List.copyOf(positions.values()),
        ended,
        deadlineTimer,
        assigned,
        kept,
        lastBranch);
  }
}
