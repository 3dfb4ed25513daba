package dev.holdpoint.testkit.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code build/simulate} runs more seeds, and one of them again. */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("holdpoint.sim.seeds", 500);

  @Test
  void promisesHoldWhateverHappens() {
    Set<Semantics> simulated = EnumSet.noneOf(Semantics.class);
    for (long seed = 1; seed <= SEEDS; seed++) {
      Simulation simulation = new Simulation(seed);
      simulation.run();
      simulated.add(simulation.semantics());
    }
    assertEquals(EnumSet.allOf(Semantics.class), simulated);
  }

  @Test
  void seedDecidesEverything() {
    Simulation one = new Simulation(7);
    Simulation again = new Simulation(7);
    Simulation other = new Simulation(8);
    one.run();
    again.run();
    other.run();
    assertEquals(one.trace(), again.trace());
    assertNotEquals(one.trace(), other.trace());
  }
}
