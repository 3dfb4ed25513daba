package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.testkit.check.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a simulation: clocks are right, nothing fails, and nobody outside does anything. Then
 * every owed call is made and every timer fires, within a bounded number of looks; whoever still
 * waits waits for an answer. Last, the whole store is verified as {@code holdpoint verify} does.
 */
final class Rest {
  private static final int LOOKS = 2_000;

  private final World world;
  private final Outside outside;
  private final EventUsers events;

  Rest(World world, Outside outside, EventUsers events) {
    this.world = world;
    this.outside = outside;
    this.events = events;
  }

  void await() {
    world.nodes.each(node -> node.clock().setRight());
    events.end(world.nodes.first());
    int looks = 0;
    for (Instant next = next(); next != null; next = next()) {
      if (looks++ > LOOKS) {
        throw new Violation("It does not come to rest", next);
      }
      world.clock.advanceTo(next);
      world.nodes.each(this::work);
    }
    verify();
  }

  private void work(SimulatedNode node) {
    node.fireTimers();
    node.claim();
    while (!node.inFlight().isEmpty() || !node.underway().isEmpty()) {
      outside.goOn(node);
    }
  }

  /** When something is to be done next, or null where nothing is. */
  private @Nullable Instant next() {
    return world.memory.<@Nullable Instant>read(tx -> {
      Instant timer = tx.timers().next();
      Instant call = tx.outbox().next();
      return timer == null || (call != null && call.isBefore(timer)) ? call : timer;
    });
  }

  private void verify() {
    List<String> findings = new ArrayList<>();
    Verification.run(world.memory, finding -> findings.add(finding.toString()));
    if (!findings.isEmpty()) {
      throw new Violation("The store is not in order", findings);
    }
  }
}
