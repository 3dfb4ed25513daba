package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Ids;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time: milliseconds since 2020 in the upper 42 bits, a counter below. They grow
 * even while the clock steps back. Thread-safe.
 */
public final class SystemIds implements Ids {
  private static final long EPOCH_MILLIS = 1_577_836_800_000L;
  private static final int COUNTER_BITS = 20;

  private final InstantSource clock;
  private final AtomicLong last;

  /**
   * @param floor every id will be greater than this: the greatest that the store has seen
   */
  public SystemIds(InstantSource clock, long floor) {
    this.clock = clock;
    this.last = new AtomicLong(floor);
  }

  @Override
  public long next() {
    long fromClock = (clock.millis() - EPOCH_MILLIS) << COUNTER_BITS;
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
