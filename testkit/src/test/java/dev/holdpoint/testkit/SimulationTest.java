package dev.holdpoint.testkit;

import org.junit.jupiter.api.Test;

/**
 * {@code -Dholdpoint.sim.seed=N} runs one seed again, {@code -Dholdpoint.sim.seeds=N} more than
 * usual.
 */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("holdpoint.sim.seeds", 500);

  @Test
  void promisesHoldWhateverHappens() {
    Long one = Long.getLong("holdpoint.sim.seed");
    if (one != null) {
      new Simulation(one).run();
      return;
    }
    for (long seed = 1; seed <= SEEDS; seed++) {
      new Simulation(seed).run();
    }
  }
}
