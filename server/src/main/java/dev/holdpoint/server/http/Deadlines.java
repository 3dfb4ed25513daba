package dev.holdpoint.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends the connections of clients that are too slow, whether they send or take slowly. Interrupting
 * a virtual thread that waits for its socket closes it: nothing of the connection is left. Measures
 * by a clock that nobody can set. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
  private static final long LONGEST_LOOK_MILLIS = 1_000;

  private final Map<Thread, Deadline> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slow-clients").factory());

  /**
   * @param shortest the shortest deadline there will be
   */
  Deadlines(Duration shortest) {
    long pause = Math.clamp(shortest.toMillis() / 4, 1, LONGEST_LOOK_MILLIS);
    ScheduledFuture<?> _ =
        looks.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** What the calling thread does from now on must be done by then; replaces what there was. */
  Deadline begin(Duration time) {
    Deadline deadline = new Deadline(Thread.currentThread(), System.nanoTime() + time.toNanos());
    running.put(deadline.thread, deadline);
    return deadline;
  }

  /** The calling thread has done what it had a deadline for. */
  void end() {
    Deadline deadline = running.get(Thread.currentThread());
    if (deadline != null) {
      deadline.close();
    }
  }

  int count() {
    return running.size();
  }

  private void look() {
    long now = System.nanoTime();
    running.values().forEach(deadline -> deadline.check(now));
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  /** Of one thread. */
  final class Deadline implements AutoCloseable {
    private final Thread thread;
    private long at;
    private boolean done;

    private Deadline(Thread thread, long at) {
      this.thread = thread;
      this.at = at;
    }

    /** It went on: so much more time. */
    synchronized void extend(Duration time) {
      at += time.toNanos();
    }

    private synchronized void check(long now) {
      if (!done && at - now < 0) {
        done = true;
        running.remove(thread, this);
        thread.interrupt();
      }
    }

    @Override
    public synchronized void close() {
      done = true;
      running.remove(thread, this);
    }
  }
}
