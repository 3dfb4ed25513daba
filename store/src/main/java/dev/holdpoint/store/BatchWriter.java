package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all units that wait, runs them in one transaction, commits once
 * and answers them all. While it does, the next ones gather; so batches grow with the load and
 * nobody waits for a timer.
 */
final class BatchWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final UnitQueue queue;
  private final int maxBatch;
  private final WriteTransaction transaction;
  private final IntConsumer afterBatch;
  private final BatchCounter counter = new BatchCounter();
  private final Thread thread;

  /**
   * @param afterBatch is told on the writer's thread how many units were committed and answered
   */
  BatchWriter(Session session, int capacity, int maxBatch, IntConsumer afterBatch) {
    this.queue = new UnitQueue(capacity);
    this.maxBatch = maxBatch;
    this.transaction = new WriteTransaction(session);
    this.afterBatch = afterBatch;
    this.thread = Thread.ofPlatform().daemon().name("store-writer").unstarted(this::writeAll);
  }

  void start() {
    thread.start();
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  void add(Unit<?> unit) {
    queue.add(unit);
  }

  BatchStatistics statistics() {
    return counter.statistics();
  }

  /** Finishes what was accepted. */
  void close() {
    queue.close();
    Threads.join(thread);
  }

  private void writeAll() {
    List<Unit<?>> batch = queue.take(maxBatch);
    while (!batch.isEmpty()) {
      write(batch);
      batch = queue.take(maxBatch);
    }
  }

  // A batch that fails in whatever way fails its callers, never the ones after it.
  private void write(List<Unit<?>> batch) {
    try {
      transaction.run(batch);
    } catch (Throwable failure) {
      transaction.abandon();
      StoreException told = told(failure);
      LOG.error("Store could not commit (units={})", batch.size(), failure);
      batch.forEach(unit -> unit.fail(told));
      return;
    }
    counter.count(batch.size());
    batch.forEach(BatchWriter::finish);
    afterBatch.accept(batch.size());
  }

  private static StoreException told(Throwable failure) {
    return failure instanceof StoreException known
        ? known
        : new StoreException("The store failed: " + failure.getMessage(), failure);
  }

  private static void finish(Unit<?> unit) {
    for (Runnable action : unit.actions()) {
      try {
        action.run();
      } catch (RuntimeException | Error e) {
        LOG.error("Action after commit failed", e);
      }
    }
    unit.answer();
  }
}
