package dev.holdpoint.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** The clock of one machine: it differs from the world's, and now and then somebody sets it. */
final class NodeClock implements InstantSource {
  private static final int MOST_SECONDS = 180;

  private final InstantSource world;
  private Duration ahead = Duration.ZERO;

  NodeClock(InstantSource world) {
    this.world = world;
  }

  /** The most that a clock is ahead of the world's, or behind it. */
  static Duration most() {
    return Duration.ofSeconds(MOST_SECONDS);
  }

  @Override
  public Instant instant() {
    return world.instant().plus(ahead);
  }

  /** Sets it: by seconds, or by minutes, forward or back. */
  void set(Random random) {
    int seconds = random.nextBoolean() ? 10 : MOST_SECONDS;
    ahead = Duration.ofMillis(random.nextInt(-seconds * 1_000, seconds * 1_000));
  }

  /** Sets it right. */
  void setRight() {
    ahead = Duration.ZERO;
  }

  @Override
  public String toString() {
    return instant() + " (" + ahead + ")";
  }
}
