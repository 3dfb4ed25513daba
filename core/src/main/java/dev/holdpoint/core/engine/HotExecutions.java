package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Tx;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Executions that were touched lately, as they were after a committed journal entry. Only a cache:
 * the entry's version tells whether more must be folded. Thread-safe.
 */
final class HotExecutions {
  private static final int MAX_EXECUTIONS = 1_000;
  private static final long MAX_BYTES = 32L * 1024 * 1024;
  private static final int ALL = Integer.MAX_VALUE;

  private final Map<ExecutionId, Hot> entries = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * An execution as it was after a journal entry.
   *
   * @param version the entry's
   * @param atMillis when that was
   * @param weight about how many bytes it keeps alive
   */
  record Hot(long version, long atMillis, Execution execution, long weight) {
    static Hot begin(Execution execution) {
      return new Hot(0, Long.MIN_VALUE, execution, 0);
    }

    /** What it is after the next entry. */
    Hot and(ExecutionStore.Entry next) {
      JournalEntry entry = Journal.decode(next.bytes());
      return new Hot(
          next.version(),
          entry.atMillis(),
          Journal.fold(execution, entry),
          weight + next.bytes().length);
    }
  }

  /**
   * An execution's row, and the version of its journal; null where there is none.
   *
   * @throws ExecutionBug where the row is damaged
   */
  static ExecutionStore.@Nullable Locked lock(Tx tx, ExecutionId id) {
    try {
      return tx.executions().lock(id);
    } catch (DamagedRow damaged) {
      throw new ExecutionBug(id, damaged);
    }
  }

  /**
   * An execution, folding what is not known yet.
   *
   * @throws ExecutionBug where its journal is damaged
   */
  Hot load(Tx tx, ExecutionStore.Locked locked) {
    ExecutionId id = locked.row().id();
    Hot known = find(id);
    Hot now = known == null ? Hot.begin(Execution.begin(locked.row())) : known;
    if (now.version() < locked.version()) {
      try {
        for (ExecutionStore.Entry entry : tx.executions().journal(id, now.version(), ALL)) {
          now = now.and(entry);
        }
      } catch (DamagedRow damaged) {
        throw new ExecutionBug(id, damaged);
      }
    }
    return now;
  }

  /** Keeps an execution once it is committed, as long as it runs. */
  void keep(Tx tx, Running running) {
    Hot after = running.hot();
    tx.afterCommit(() -> {
      if (after.execution().status() == ExecutionStatus.RUNNING) {
        put(running.id(), after);
      } else {
        remove(running.id());
      }
    });
  }

  synchronized @Nullable Hot find(ExecutionId id) {
    return entries.get(id);
  }

  synchronized void put(ExecutionId id, Hot hot) {
    remove(id);
    entries.put(id, hot);
    bytes += hot.weight();
    Iterator<Hot> eldest = entries.values().iterator();
    while ((entries.size() > MAX_EXECUTIONS || bytes > MAX_BYTES) && eldest.hasNext()) {
      bytes -= eldest.next().weight();
      eldest.remove();
    }
  }

  synchronized void remove(ExecutionId id) {
    Hot old = entries.remove(id);
    if (old != null) {
      bytes -= old.weight();
    }
  }
}
