package dev.holdpoint.core.engine;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that grow with time and are no other node's: milliseconds since 2020 in the upper 42
 * bits, the node's own number in 10, a counter in 10. They grow even while the clock steps back or
 * a millisecond is used up. Thread-safe.
 */
public final class SerialIds {
  /** How many nodes can be told apart. */
  public static final int NODES = 1 << 10;

  private static final long EPOCH_MILLIS = 1_577_836_800_000L;
  private static final int COUNTER_BITS = 10;
  private static final long COUNTERS = 1L << COUNTER_BITS;

  private final InstantSource clock;
  private final long node;
  private final AtomicLong last = new AtomicLong();

  /**
   * The numbers of one node.
   *
   * @param node no other living node's number
   */
  public SerialIds(InstantSource clock, int node) {
    if (node < 0 || node >= NODES) {
      throw new IllegalArgumentException(
          "Expected a node's number below " + NODES + ", but it was " + node);
    }
    this.clock = clock;
    this.node = node;
  }

  /** The next number. */
  public long next() {
    long fromClock = (clock.millis() - EPOCH_MILLIS) * COUNTERS;
    long next = last.updateAndGet(previous -> Math.max(previous + 1, fromClock));
    long millis = next / COUNTERS;
    return ((millis * NODES) + node) * COUNTERS + next % COUNTERS;
  }
}
