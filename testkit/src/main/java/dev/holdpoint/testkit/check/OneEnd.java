package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.verify.HistoryRules;
import java.util.Set;

/** An execution ends once, and once more for each redrive; its row and its history say the same. */
final class OneEnd implements Checker {
  private static final Set<HistoryEventType> ENDS =
      Set.of(
          HistoryEventType.EXECUTION_SUCCEEDED,
          HistoryEventType.EXECUTION_FAILED,
          HistoryEventType.EXECUTION_TIMED_OUT,
          HistoryEventType.EXECUTION_ABORTED);

  @Override
  public void check(Snapshot now, Ledger told) {
    now.changed().forEach(OneEnd::check);
  }

  private static void check(Seen seen) {
    Violation.unless(!seen.events().isEmpty(), "An execution never began", seen.row());
    long ends = seen.events().stream().filter(event -> ENDS.contains(event.type())).count();
    long expected = seen.count(HistoryEventType.EXECUTION_REDRIVEN) + (seen.isRunning() ? 0 : 1);
    Violation.unless(
        ends == expected, "Not exactly one end: " + ends + " and not " + expected, seen.row());
    ExecutionStatus told = HistoryRules.status(seen.events());
    Violation.unless(
        told == seen.row().status(), "The history ends otherwise: " + told, seen.row());
    boolean stopped = seen.row().stoppedAt() != null;
    Violation.unless(stopped != seen.isRunning(), "The time of its end is wrong", seen.row());
  }
}
