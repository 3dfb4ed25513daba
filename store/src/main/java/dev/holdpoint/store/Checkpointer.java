package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
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
 * is left between two batches.
 */
final class Checkpointer {
  /** Units of work between two steps: some 10 MB. */
  private static final int STEP = 2_000;

  /** Pages of 4 KiB from which on the log is long. */
  private static final long LONG_LOG = 8_192;

  /** Of the pragma's answer (busy, log, checkpointed). */
  private static final int LOG_COLUMN = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final Session own;
  private final Session writers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition due = lock.newCondition();
  private final Thread thread;
  private volatile boolean finishing;
  private int units;
  private boolean closed;

  Checkpointer(Session own, Session writers) {
    this.own = own;
    this.writers = writers;
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
      units += count;
      if (units >= STEP) {
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
      while (units < STEP && !closed) {
        due.awaitUninterruptibly();
      }
      units = 0;
      return !closed;
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
