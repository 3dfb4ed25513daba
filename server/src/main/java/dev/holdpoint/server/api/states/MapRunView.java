package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.maps.Counts;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.MapRunRow;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.MapRunExecutionCounts;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;

/** A map run in AWS's shape. */
final class MapRunView {
  private MapRunView() {}

  static DescribeMapRunResponse of(MapRunRow row, ExecutionRow parent) {
    MapRun run = MapRun.of(row);
    Progress progress = run.progress();
    Long count = run.plan().tolerance().count();
    Double percentage = run.plan().tolerance().percentage();
    Long stopped = progress.stoppedAt();
    Progress.Again again = progress.again();
    return DescribeMapRunResponse.builder()
        .mapRunArn(row.arn().value())
        .executionArn(parent.arn().value())
        .status(run.status().name())
        .startDate(Instant.ofEpochMilli(progress.startedAt()))
        .stopDate(stopped == null ? null : Instant.ofEpochMilli(stopped))
        .maxConcurrency(run.plan().maxConcurrency())
        .toleratedFailureCount(count == null ? 0 : count)
        .toleratedFailurePercentage(percentage == null ? 0 : percentage.floatValue())
        .itemCounts(items(progress, written(run)))
        .executionCounts(executions(run, written(run)))
        .redriveCount(again == null ? 0 : again.count())
        .redriveDate(again == null ? null : Instant.ofEpochMilli(again.at()))
        .build();
  }

  private static boolean written(MapRun run) {
    return run.plan().writing() != null
        && run.plan().writing().arguments() != null
        && run.progress().stage() == Progress.Stage.DONE;
  }

  private static MapRunItemCounts items(Progress progress, boolean written) {
    Counts items = progress.items();
    return MapRunItemCounts.builder()
        .pending(progress.total() - items.begun())
        .running(items.running())
        .succeeded(items.succeeded())
        .failed(items.failed())
        .timedOut(items.timedOut())
        .aborted(items.aborted())
        .total(progress.total())
        .resultsWritten(written ? items.begun() : 0)
        .failuresNotRedrivable(items.failuresNotRedrivable())
        .pendingRedrive(items.pendingRedrive())
        .build();
  }

  /** How many executions the items to come will have is known where each has its own. */
  private static MapRunExecutionCounts executions(MapRun run, boolean written) {
    Counts executions = run.progress().executions();
    long left = run.progress().total() - run.progress().items().begun();
    long pending = run.plan().batching() == null ? left : 0;
    return MapRunExecutionCounts.builder()
        .pending(pending)
        .running(executions.running())
        .succeeded(executions.succeeded())
        .failed(executions.failed())
        .timedOut(executions.timedOut())
        .aborted(executions.aborted())
        .total(executions.begun() + pending)
        .resultsWritten(written ? executions.begun() : 0)
        .failuresNotRedrivable(executions.failuresNotRedrivable())
        .pendingRedrive(executions.pendingRedrive())
        .build();
  }
}
