package dev.holdpoint.server.api.sqs;

import java.time.Duration;

/**
 * How long a poll still waits, by a clock that nobody can set: a jump of the time of day neither
 * ends a poll early nor keeps it for long.
 */
public final class Patience {
  private final long end;

  private Patience(long end) {
    this.end = end;
  }

  /** Begins to wait now. */
  public static Patience of(Duration atMost) {
    return new Patience(System.nanoTime() + atMost.toNanos());
  }

  /** What is left; zero once it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
