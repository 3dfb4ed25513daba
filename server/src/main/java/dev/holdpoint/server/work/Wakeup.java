package dev.holdpoint.server.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a loop sleep until its next due time, or until somebody has something earlier. Thread-safe.
 */
final class Wakeup {
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  /** How soon a clock that was put forward is noticed. */
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

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

  /**
   * Waits until something is due by this clock, at most this long by a clock that nobody can set: a
   * clock that is set back must not keep the loop from looking, and one that jumps ahead over the
   * due time is noticed within a second.
   */
  void await(InstantSource clock, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      Duration due = Duration.between(clock.instant(), earliest);
      while (left > 0 && due.isPositive()) {
        // A little longer than asked, so that what is due in this millisecond is due by then.
        Duration nap = shorter(shorter(due.plusMillis(1), LONGEST_NAP), Duration.ofNanos(left));
        left -= nap.toNanos() - changed.awaitNanos(nap.toNanos());
        due = Duration.between(clock.instant(), earliest);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits a moment after a failure, whatever is due. */
  void pause() {
    long left = AFTER_A_FAILURE.toNanos();
    lock.lock();
    try {
      while (left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
