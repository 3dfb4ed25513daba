package dev.holdpoint.testkit;

import dev.holdpoint.core.engine.Ids;
import java.util.Random;
import java.util.UUID;

/** Identities and chance that a seed decides. One thread. */
public final class SeededIds implements Ids {
  private final Random random;
  private long last;

  public SeededIds(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public long next() {
    return ++last;
  }

  @Override
  public String uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  @Override
  public double nextDouble() {
    return random.nextDouble();
  }
}
