package dev.holdpoint.app.node;

import dev.holdpoint.core.engine.Ids;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Real identities. Numbers are the time in microseconds, or one more than the last where that is
 * greater, so they grow over restarts too. Thread-safe.
 */
public final class SystemIds implements Ids {
  private final LongSupplier micros;
  private final AtomicLong last = new AtomicLong();

  /**
   * @param micros the time in microseconds
   */
  public SystemIds(LongSupplier micros) {
    this.micros = micros;
  }

  @Override
  public long next() {
    long now = micros.getAsLong();
    return last.updateAndGet(before -> Math.max(before + 1, now));
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
