package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what was committed from the write-ahead log into the database, on a thread and a connection
 * of its own, a little at a time, while the writer goes on.
 *
 * <p>The log begins anew only when all of it was moved at a moment when nobody writes. Under steady
 * load that moment never comes by itself, so once the log is long, the writer moves the little that
 * is left between two batches. Where little is written, a step follows after a while, so that a
 * start after a crash never has more to read than a busy moment left.
 */
final class Checkpointer {
  /** Units of work between two steps: 10 MB among few rows, 50 MB among millions. */
  private static final int STEP = 1_000;

  /** Pages of 4 KiB from which on the log is long. */
  private static final long LONG_LOG = 8_192;

  /** Of the pragma's answer (busy, log, checkpointed). */
  private static final int LOG_COLUMN = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final Session own;
  private final Session writers;
  private final Duration longest;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition due = lock.newCondition();
  private final Thread thread;
  private volatile boolean finishing;

  /** What a node before us left in the log counts as well. */
  private int units = 1;

  private boolean closed;

  /**
   * A checkpointer of one store.
   *
   * @param longest for how long anything stays in the log alone
   */
  Checkpointer(Session own, Session writers, Duration longest) {
    this.own = own;
    this.writers = writers;
    this.longest = longest;
    this.thread = Thread.ofPlatform().daemon().name("store-checkpointer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Who has the turn to write says that it committed so many units. */
  void committed(int count) {
    if (finishing) {
      finishing = false;
      step(writers);
    }
    lock.lock();
    try {
      boolean first = units == 0;
      units += count;
      if (first || units >= STEP) {
        due.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      due.signal();
    } finally {
      lock.unlock();
    }
    Threads.join(thread);
    own.close();
  }

  private void run() {
    while (awaitStep()) {
      finishing = step(own) > LONG_LOG;
    }
  }

  private boolean awaitStep() {
    lock.lock();
    try {
      while (units == 0 && !closed) {
        due.await();
      }
      long left = longest.toNanos();
      while (units < STEP && left > 0 && !closed) {
        left = due.awaitNanos(left);
      }
      units = 0;
      return !closed;
    } catch (InterruptedException e) {
      throw new IllegalStateException("Expected nobody to interrupt the checkpointer", e);
    } finally {
      lock.unlock();
    }
  }

  /** Returns how long the log is. */
  private static long step(Session session) {
    try {
      return session.controlQuery("PRAGMA wal_checkpoint(PASSIVE)", LOG_COLUMN);
    } catch (StoreException e) {
      LOG.warn("Checkpoint failed, will be tried again", e);
      return 0;
    }
  }
}
