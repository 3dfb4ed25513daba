package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.work.Sharing;
import dev.holdpoint.testkit.Fault;
import java.util.Random;

/** Which store the nodes share, and so what may happen to it and to them. */
public enum Semantics {
  /** One node holds a database file: it dies, its disk is full, its clock is set. */
  SQLITE(1, 1),
  /**
   * Several nodes, whose clocks differ, share a database: besides, connections break in the middle
   * of a unit, a commit's answer is lost, and others commit while a node sleeps.
   */
  POSTGRESQL(2, 5);

  private final int fewest;
  private final int most;

  Semantics(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  static Semantics of(Random random) {
    return random.nextInt(3) == 0 ? SQLITE : POSTGRESQL;
  }

  int nodes(Random random) {
    return fewest + random.nextInt(most - fewest + 1);
  }

  Sharing sharing() {
    return switch (this) {
      case SQLITE -> Sharing.ALONE;
      case POSTGRESQL -> Sharing.withOthers(Sharing.USUAL_LEASE);
    };
  }

  /** What goes wrong with a unit of work, of so many in a thousand. */
  Fault fault(int chance) {
    return switch (this) {
      case SQLITE -> chance < 30 ? died(chance) : chance < 45 ? Fault.REFUSED : Fault.NONE;
      case POSTGRESQL ->
          chance < 30
              ? died(chance)
              : chance < 40
                  ? Fault.REFUSED
                  : chance < 55 ? Fault.BROKEN_OFF : chance < 75 ? Fault.ANSWER_LOST : Fault.NONE;
    };
  }

  private static Fault died(int chance) {
    return chance % 2 == 0 ? Fault.CRASH_BEFORE_COMMIT : Fault.CRASH_AFTER_COMMIT;
  }
}
