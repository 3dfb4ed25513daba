package dev.holdpoint.store;

/** Waits for threads. */
final class Threads {
  private Threads() {}

  /** Waits for the thread's end, even when interrupted. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
