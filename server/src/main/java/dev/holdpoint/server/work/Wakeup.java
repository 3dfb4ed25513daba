package dev.holdpoint.server.work;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a loop sleep until its next due time, or until somebody has something earlier. Thread-safe.
 */
final class Wakeup {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Instant earliest = Instant.MAX;

  /** Something is due then. */
  void at(Instant due) {
    lock.lock();
    try {
      if (due.isBefore(earliest)) {
        earliest = due;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what it knows: the loop is about to look for itself. */
  void clear() {
    lock.lock();
    try {
      earliest = Instant.MAX;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is due, at most this long. */
  void await(java.time.InstantSource clock, Duration atMost) throws InterruptedException {
    Instant end = clock.instant().plus(atMost);
    lock.lockInterruptibly();
    try {
      Duration left = Duration.between(clock.instant(), earlier(end));
      while (left.isPositive()) {
        // A little longer than asked, so that what is due in this millisecond is due by then.
        changed.await(left.toMillis() + 1, TimeUnit.MILLISECONDS);
        left = Duration.between(clock.instant(), earlier(end));
      }
    } finally {
      lock.unlock();
    }
  }

  private Instant earlier(Instant end) {
    return earliest.isBefore(end) ? earliest : end;
  }
}
