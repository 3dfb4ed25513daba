package dev.holdpoint.testkit.check;

import dev.holdpoint.core.states.maps.Counts;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.ExecutionStatus;
import java.util.List;

/** A map run counts its executions as they are, and outlives them. */
final class MapRunsCount implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    now.ofMapRuns().forEach(MapRunsCount::counted);
  }

  private static void counted(MapRun run, List<Seen> executions) {
    Counts counts = run.progress().executions();
    Violation.unless(
        counts.running() == count(executions, ExecutionStatus.RUNNING)
            && counts.succeeded() == count(executions, ExecutionStatus.SUCCEEDED)
            && counts.begun() == executions.size(),
        "A map run counts wrongly",
        run);
    Violation.unless(
        run.progress().stage() != Progress.Stage.DONE || counts.running() == 0,
        "An execution outlives its map run",
        run);
  }

  private static long count(List<Seen> executions, ExecutionStatus status) {
    return executions.stream().filter(seen -> seen.row().status() == status).count();
  }
}
