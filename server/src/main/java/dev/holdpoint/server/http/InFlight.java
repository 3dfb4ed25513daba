package dev.holdpoint.server.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many requests are being answered. Thread-safe. */
final class InFlight {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int most;
  private int count;
  private boolean draining;

  InFlight(int most) {
    this.most = most;
  }

  /** Whether a request may begin. */
  enum Admission {
    /** It may; {@link #end()} must follow. */
    BEGUN,
    FULL,
    STOPPING
  }

  Admission begin() {
    lock.lock();
    try {
      if (draining) {
        return Admission.STOPPING;
      }
      if (count >= most) {
        return Admission.FULL;
      }
      count++;
      return Admission.BEGUN;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      count--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets no more begin, and waits until all have ended, at most so long. */
  void drain(Duration atMost) {
    lock.lock();
    try {
      draining = true;
      long left = atMost.toNanos();
      while (count > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
