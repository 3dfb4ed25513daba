package dev.holdpoint.testkit.check;

import java.time.Instant;

/** Whatever clock the node had that wrote it, an event is never older than the one before. */
final class TimeGoesForward implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    now.changed().forEach(TimeGoesForward::check);
  }

  private static void check(Seen seen) {
    long before = Long.MIN_VALUE;
    for (long time : seen.times()) {
      Violation.unless(time >= before, "Time goes backwards in a history", seen.times());
      before = time;
    }
    Instant stopped = seen.row().stoppedAt();
    Violation.unless(
        stopped == null || !stopped.isBefore(seen.row().startedAt()),
        "It ended before it began",
        seen.row());
    Violation.unless(
        stopped == null || stopped.toEpochMilli() == before,
        "Its row and its history differ in when it ended",
        seen.row());
  }
}
