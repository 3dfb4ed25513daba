package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Units that wait to be written, and whose turn it is to write: one thread's at a time. Bounded:
 * who comes when it is full waits. Thread-safe.
 */
final class UnitQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final Queue<Unit<?>> units = new ArrayDeque<>();
  private final int capacity;
  private volatile @Nullable Thread writing;
  private boolean closed;

  UnitQueue(int capacity) {
    this.capacity = capacity;
  }

  void add(Unit<?> unit) {
    lock.lock();
    try {
      while (units.size() >= capacity && !closed) {
        notFull.awaitUninterruptibly();
      }
      checkOpen();
      units.add(unit);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody writes and nobody waits; then it is the caller's turn until {@link #done}. */
  boolean takeTurn() {
    lock.lock();
    try {
      checkOpen();
      if (writing != null || !units.isEmpty()) {
        return false;
      }
      writing = Thread.currentThread();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for units and for its turn, which lasts until {@link #done}, and takes up to {@code max};
   * empty once the queue is closed and done.
   */
  List<Unit<?>> take(int max) {
    lock.lock();
    try {
      while (writing != null || (units.isEmpty() && !closed)) {
        notEmpty.awaitUninterruptibly();
      }
      writing = Thread.currentThread();
      return drain(max);
    } finally {
      lock.unlock();
    }
  }

  /** Takes up to {@code max} more, for whoever's turn it is; does not wait for any. */
  List<Unit<?>> gathered(int max) {
    lock.lock();
    try {
      return drain(max);
    } finally {
      lock.unlock();
    }
  }

  /** The turn of whoever writes is over. */
  void done() {
    lock.lock();
    try {
      writing = null;
      if (closed || !units.isEmpty()) {
        notEmpty.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is this thread that writes. */
  boolean isWriting(Thread thread) {
    return writing == thread;
  }

  /** Refuses new units; those that are in the queue may still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new StoreException("Expected an open store, but it was closed", null);
    }
  }

  private List<Unit<?>> drain(int max) {
    List<Unit<?>> taken = new ArrayList<>(Math.min(max, units.size()));
    while (taken.size() < max && !units.isEmpty()) {
      taken.add(units.remove());
    }
    if (!taken.isEmpty()) {
      notFull.signalAll();
    }
    return taken;
  }
}
