package dev.holdpoint.app.torture;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does, which tells nobody when it has. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long BETWEEN_LOOKS_NANOS = 10_000_000;

  private Await() {}

  /** Waits until the condition holds; too long is a failure. */
  static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("Waited in vain until " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }
}
