package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all units that wait, runs them in one transaction, commits once
 * and answers them all. While it does, the next ones gather; so batches grow with the load and
 * nobody waits for a timer. Who finds nobody writing writes alone and at once: handing a unit to
 * another thread and back costs more than the unit itself.
 */
final class BatchWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final UnitQueue queue;
  private final int maxBatch;
  private final WriteTransaction transaction;
  private final IntConsumer afterBatch;
  private final boolean alone;
  private final BatchCounter counter = new BatchCounter();
  private final Thread thread;

  /**
   * @param alone whether a caller may write on its own thread
   * @param after is told by the thread that wrote how many units were committed and answered
   */
  BatchWriter(
      WriterConnection connection, int capacity, int maxBatch, boolean alone, IntConsumer after) {
    this.queue = new UnitQueue(capacity);
    this.maxBatch = maxBatch;
    this.transaction = new WriteTransaction(connection);
    this.alone = alone;
    this.afterBatch = after;
    this.thread = Thread.ofPlatform().daemon().name("store-writer").unstarted(this::writeAll);
  }

  void start() {
    thread.start();
  }

  boolean isCurrentThread() {
    return queue.isWriting(Thread.currentThread());
  }

  /** Writes the unit here and now if nobody else writes; else it waits for its batch. */
  void write(Unit<?> unit) {
    if (alone && queue.takeTurn()) {
      writeTurn(new ArrayList<>(List.of(unit)));
    } else {
      queue.add(unit);
    }
  }

  /** Leaves the unit to the writer's thread. */
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
      writeTurn(batch);
      batch = queue.take(maxBatch);
    }
    queue.done();
  }

  private void writeTurn(List<Unit<?>> batch) {
    try {
      write(batch);
    } finally {
      queue.done();
    }
  }

  /**
   * Who came while the transaction began, which may have meant to wait for another node's. A caller
   * who writes alone writes for nobody else.
   */
  private List<Unit<?>> gathered(int already) {
    return alone ? List.of() : queue.gathered(maxBatch - already);
  }

  // A batch that fails in whatever way fails its callers, never the ones after it.
  private void write(List<Unit<?>> batch) {
    try {
      transaction.run(batch, this::gathered);
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
