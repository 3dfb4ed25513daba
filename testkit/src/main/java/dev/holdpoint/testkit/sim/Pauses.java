package dev.holdpoint.testkit.sim;

import java.util.Random;

/**
 * A node sleeps in the middle of what it does, and the others go on: a long collection of garbage,
 * a machine without a processor to spare, a thread that others overtake. One thread.
 */
final class Pauses {
  private static final int DEEPEST = 3;
  private static final int ONE_IN = 25;
  private static final int LONGEST = 6;

  private final World world;
  private int depth;

  Pauses(World world) {
    this.world = world;
  }

  /** Whether nobody sleeps. */
  boolean none() {
    return depth == 0;
  }

  /** Sleeps or not. */
  void perhaps() {
    Random random = world.random;
    if (world.faults.calm() || depth >= DEEPEST || random.nextInt(ONE_IN) > 0) {
      return;
    }
    depth++;
    try {
      int steps = 1 + random.nextInt(LONGEST);
      for (int i = 0; i < steps; i++) {
        world.step();
      }
    } finally {
      depth--;
    }
  }
}
