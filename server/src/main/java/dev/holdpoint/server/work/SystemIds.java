package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Ids;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time: milliseconds since 2020 in the upper 42 bits, chance below, so that a
 * clock that was set back between two starts does not give the same ids again. They grow even while
 * the clock steps back. Thread-safe.
 */
public final class SystemIds implements Ids {
  private static final long EPOCH_MILLIS = 1_577_836_800_000L;
  private static final int CHANCE_BITS = 20;

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  public SystemIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public long next() {
    long millis = clock.millis() - EPOCH_MILLIS;
    long chance = ThreadLocalRandom.current().nextLong(1L << CHANCE_BITS);
    long fromClock = (millis << CHANCE_BITS) | chance;
    return last.updateAndGet(previous -> Math.max(previous + 1, fromClock));
  }

  @Override
  public String uuid() {
    return UUID.randomUUID().toString();
  }

  @Override
  public double nextDouble() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
