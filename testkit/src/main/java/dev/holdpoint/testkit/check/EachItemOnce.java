package dev.holdpoint.testkit.check;

import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Origin;
import java.util.Comparator;
import java.util.List;

/** A map run gives each item to one execution, and all before it ends well. */
final class EachItemOnce implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    now.ofMapRuns().forEach(EachItemOnce::given);
  }

  private static void given(MapRun run, List<Seen> executions) {
    List<Origin.Batch> batches =
        executions.stream()
            .map(seen -> seen.row().origin().batch())
            .sorted(Comparator.comparingLong(Origin.Batch::first))
            .toList();
    long next = 0;
    for (Origin.Batch batch : batches) {
      Violation.unless(batch.first() == next, "An item was given twice or never", run);
      next = batch.first() + batch.items();
    }
    Violation.unless(next == run.progress().next(), "A map run forgot what it gave", run);
    boolean all = next == run.progress().total();
    Violation.unless(
        all || run.status() != ExecutionStatus.SUCCEEDED, "A map run ended too early", run);
  }
}
