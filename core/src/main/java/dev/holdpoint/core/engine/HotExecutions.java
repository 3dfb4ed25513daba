package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionStore;
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
