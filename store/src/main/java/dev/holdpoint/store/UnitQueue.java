package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Units that wait for the writer. Bounded: who comes when it is full waits. Thread-safe. */
final class UnitQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final Queue<Unit<?>> units = new ArrayDeque<>();
  private final int capacity;
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
      if (closed) {
        throw new StoreException("Expected an open store, but it was closed", null);
      }
      units.add(unit);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for units and takes up to {@code max}; empty once the queue is closed and done. */
  List<Unit<?>> take(int max) {
    lock.lock();
    try {
      while (units.isEmpty() && !closed) {
        notEmpty.awaitUninterruptibly();
      }
      return drain(max);
    } finally {
      lock.unlock();
    }
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
