package dev.holdpoint.testkit.sim;

import dev.holdpoint.testkit.check.Checker;
import dev.holdpoint.testkit.check.Ledger;
import dev.holdpoint.testkit.check.Snapshot;
import dev.holdpoint.testkit.check.Violation;
import dev.holdpoint.testkit.check.Witness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks after each commit with the eyes of every checker. One thread. */
final class Watch {
  private final World world;
  private final Witness witness;
  private final Ledger ledger;
  private final List<Checker> checkers = Checker.all();
  private final List<Violation> broken = new ArrayList<>();
  private @Nullable Snapshot seen;
  private long changes;

  Watch(World world, Witness witness, Ledger ledger) {
    this.world = world;
    this.witness = witness;
    this.ledger = ledger;
  }

  /**
   * Looks at what the store holds now. What it finds is told at the end of the step, when those who
   * were told a 200 have noted it.
   *
   * @param kept whether what was decided since is to be there
   */
  void look(boolean kept) {
    if (changes == world.memory.changes() && !witness.heard()) {
      return;
    }
    Snapshot now = Snapshot.take(world.memory, seen);
    note(() -> witness.check(now, kept));
    note(() -> world.nodes.each(node -> now.compare(node.rules().engine())));
    checkers.forEach(checker -> note(() -> checker.check(now, ledger)));
    seen = now;
    changes = world.memory.changes();
  }

  /** Tells what was found. */
  void tell() {
    if (!broken.isEmpty()) {
      Snapshot now = Snapshot.take(world.memory, seen);
      checkers.forEach(checker -> note(() -> checker.check(now, ledger)));
      throw Violation.of(broken);
    }
  }

  private void note(Runnable check) {
    try {
      check.run();
    } catch (Violation violation) {
      broken.add(violation);
    }
  }
}
