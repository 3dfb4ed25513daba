package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.engine.Advance;
import dev.holdpoint.core.store.Store;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One to five nodes over one store, clients, workers and clocks, all in one thread and all from one
 * seed: processes die before and after commits and sleep in between, connections break, answers are
 * lost, calls are made twice, answers come late, again and forged, clocks differ and are set. After
 * every commit all checkers look; in the end nothing goes wrong any more, and all must come to
 * rest. One run for each instance.
 */
public final class Simulation {
  private static final int STEPS = 120;
  private static final int SHOWN = 16;

  private final long seed;
  private final World world;

  /** The run that this seed decides. */
  public Simulation(long seed) {
    this(seed, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * The run that this seed decides, with parts that may be broken, to see the checkers find it.
   *
   * @param store stands before the real store
   * @param advance stands before the real interpreter
   */
  public Simulation(long seed, UnaryOperator<Store> store, UnaryOperator<Advance> advance) {
    this.seed = seed;
    this.world = new World(seed, store, advance);
  }

  /** Runs to the end; throws, with the way to run it again, where a promise was broken. */
  public void run() {
    try {
      world.prepare();
      world.faults.begin();
      for (int step = 0; step < STEPS; step++) {
        world.step();
      }
      world.faults.end();
      world.rest();
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(failure(broken), broken);
    }
  }

  /** Which store and how many nodes the seed has chosen. */
  public Semantics semantics() {
    return world.semantics;
  }

  /** What happened, in order. */
  public List<String> trace() {
    return List.copyOf(world.trace);
  }

  private String failure(Throwable broken) {
    List<String> trace = world.trace;
    return "Seed %d, %s: %s%nRun it again: build/simulate --seed %d --trace%nThe last steps:%n  %s"
        .formatted(
            seed,
            world.semantics,
            broken,
            seed,
            String.join("\n  ", trace.subList(Math.max(0, trace.size() - SHOWN), trace.size())));
  }
}
