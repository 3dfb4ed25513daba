package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.store.ExecutionStatus;
import java.util.Map;

/** An execution ends once, its row and its history say the same, and nothing moves after it. */
final class OneEnd implements Checker {
  private static final Map<HistoryEventType, ExecutionStatus> ENDS =
      Map.of(
          HistoryEventType.EXECUTION_SUCCEEDED, ExecutionStatus.SUCCEEDED,
          HistoryEventType.EXECUTION_FAILED, ExecutionStatus.FAILED,
          HistoryEventType.EXECUTION_TIMED_OUT, ExecutionStatus.TIMED_OUT,
          HistoryEventType.EXECUTION_ABORTED, ExecutionStatus.ABORTED);

  @Override
  public void check(Snapshot now, Ledger told) {
    now.changed().forEach(OneEnd::check);
  }

  private static void check(Seen seen) {
    Violation.unless(!seen.events().isEmpty(), "An execution never began", seen.row());
    long ends = seen.events().stream().filter(event -> ENDS.containsKey(event.type())).count();
    Violation.unless(
        ends == (seen.isRunning() ? 0 : 1), "Not exactly one end: " + ends, seen.row());
    HistoryEvent last = seen.events().getLast();
    ExecutionStatus told = ENDS.getOrDefault(last.type(), ExecutionStatus.RUNNING);
    Violation.unless(
        told == seen.row().status(), "The history ends otherwise: " + told, seen.row());
    boolean stopped = seen.row().stoppedAt() != null;
    Violation.unless(stopped != seen.isRunning(), "The time of its end is wrong", seen.row());
  }
}
