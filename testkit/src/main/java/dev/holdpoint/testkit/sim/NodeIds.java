package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.engine.Ids;
import dev.holdpoint.core.engine.SerialIds;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/** A node's numbers as they really are, made from its own clock, and chance from the seed. */
final class NodeIds implements Ids {
  private final Random random;
  private final SerialIds serial;

  NodeIds(Random random, InstantSource clock, int node) {
    this.random = random;
    this.serial = new SerialIds(clock, node);
  }

  @Override
  public long next() {
    return serial.next();
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
