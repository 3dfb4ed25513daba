package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.states.OldExecutions;
import dev.holdpoint.core.states.Retention;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.verify.Verification;
import dev.holdpoint.testkit.check.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The end of a simulation: clocks are right, nothing fails, and nobody outside does anything. Then
 * every owed call is made and every timer fires, within a bounded number of looks; whoever still
 * waits waits for an answer. The whole store is verified as {@code holdpoint verify} does, and
 * again when all that ended was forgotten.
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
    forget();
    verify();
  }

  /** Long after, what has ended is taken away, and nothing else. */
  private void forget() {
    List<ExecutionRow> kept = executions(Rest::isKept);
    world.clock.advance(Duration.ofDays(91));
    OldExecutions old = new OldExecutions(world.memory, world.nodes.first().turns(), Retention.AWS);
    int gone = old.tidy();
    // A Map's execution goes after those of its run, which may have ended otherwise.
    while (gone > 0) {
      gone = old.tidy();
    }
    if (!executions(Rest::isKept).equals(kept)
        || !executions((tx, row) -> !isKept(tx, row)).isEmpty()) {
      throw new Violation("What is forgotten is not what ended", kept);
    }
  }

  /** What a map run began goes with the Map's own execution. */
  private static boolean isKept(Tx tx, ExecutionRow row) {
    Origin.Batch batch = row.origin().batch();
    MapRunRow run = batch == null ? null : tx.mapRuns().find(batch.mapRun());
    ExecutionStore.Locked map = run == null ? null : tx.executions().lock(run.execution());
    return row.status() == ExecutionStatus.RUNNING || (map != null && isKept(tx, map.row()));
  }

  private List<ExecutionRow> executions(BiPredicate<Tx, ExecutionRow> which) {
    return world.memory.read(tx ->
        tx.executions().list(ExecutionFilter.ALL, null, Integer.MAX_VALUE).stream()
            .filter(row -> which.test(tx, row))
            .toList());
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
