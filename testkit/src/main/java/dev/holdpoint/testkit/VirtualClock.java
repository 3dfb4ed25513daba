package dev.holdpoint.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until the test moves it. One thread. */
public final class VirtualClock implements InstantSource {
  private Instant now;

  public VirtualClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  /** Moves to this time, never back. */
  public void advanceTo(Instant time) {
    now = time.isAfter(now) ? time : now;
  }
}
