package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.JournalListener;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Store;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets callers wait for the ends of executions. Thread-safe. */
public final class ExecutionEnds implements JournalListener {
  /** Another node may end an execution: then nobody wakes us. */
  private static final long LOOK_AGAIN_MILLIS = 1_000;

  private final Map<ExecutionId, CountDownLatch> awaited = new ConcurrentHashMap<>();

  @Override
  public void wrote(ExecutionRow row, JournalEntry entry) {
    CountDownLatch latch = entry.ended() == null ? null : awaited.get(row.id());
    if (latch != null) {
      latch.countDown();
    }
  }

  /** Waits until an execution has ended, which it does by its own time limit. */
  ExecutionRow await(Store store, ExecutionId id) {
    CountDownLatch latch = awaited.computeIfAbsent(id, _ -> new CountDownLatch(1));
    try {
      ExecutionRow row = row(store, id);
      while (row.status() == ExecutionStatus.RUNNING) {
        latch.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        row = row(store, id);
      }
      return row;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return row(store, id);
    } finally {
      awaited.remove(id);
    }
  }

  private static ExecutionRow row(Store store, ExecutionId id) {
    return store.read(tx -> {
      ExecutionStore.Locked found = tx.executions().lock(id);
      if (found == null) {
        throw new IllegalStateException(
            "Expected an execution that was started, but there is none (id=" + id.value() + ")");
      }
      return found.row();
    });
  }
}
