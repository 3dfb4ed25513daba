package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.ExecutionLists;
import dev.holdpoint.core.states.MapRunRules;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.states.StatesError;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** ListExecutions, newest first: of a machine, a version, a map run, or through an alias. */
final class ListExecutions implements Action<ListExecutionsRequest, ListExecutionsResponse> {
  private final Store store;
  private final Turns turns;

  ListExecutions(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public ListExecutionsResponse handle(ListExecutionsRequest request, Call call) {
    boolean ofRun = request.mapRunArn() != null;
    if (ofRun && request.stateMachineArn() != null) {
      throw StatesError.invalid("Only one of stateMachineArn and mapRunArn can be given");
    }
    String arn =
        ofRun ? request.mapRunArn() : Required.member(request.stateMachineArn(), "stateMachineArn");
    ExecutionStatus status = status(request);
    Paging paging =
        Paging.of(
            turns.now().now(),
            request.maxResults(),
            request.nextToken(),
            "ListExecutions",
            arn,
            status);
    Long below = paging.afterNumber();
    ExecutionId before = below == null ? null : new ExecutionId(below);
    return store.read(tx -> {
      List<ExecutionRow> found =
          tx.executions().list(filter(tx, arn, ofRun, status), before, paging.limit() + 1);
      return ListExecutionsResponse.builder()
          .executions(paging.page(found).stream().map(row -> item(tx, row)).toList())
          .nextToken(paging.next(found, row -> Long.toString(row.id().value())))
          .build();
    });
  }

  private static ExecutionFilter filter(
      Tx tx, String arn, boolean ofRun, @Nullable ExecutionStatus status) {
    return ofRun ? MapRunRules.executions(tx, arn, status) : ExecutionLists.of(tx, arn, status);
  }

  /** What says of a redrive concerns the executions of a map run. */
  private static @Nullable ExecutionStatus status(ListExecutionsRequest request) {
    String status = request.statusFilterAsString();
    if (request.mapRunArn() != null
        && (request.redriveFilter() != null || "PENDING_REDRIVE".equals(status))) {
      throw StatesError.unsupported("Redriving the executions of a map run");
    }
    if (request.redriveFilter() != null) {
      throw StatesError.invalid("redriveFilter can only be set with mapRunArn");
    }
    if ("PENDING_REDRIVE".equals(status)) {
      throw StatesError.invalid("statusFilter PENDING_REDRIVE can only be set with mapRunArn");
    }
    return status == null ? null : ExecutionStatus.valueOf(status);
  }

  private static ExecutionListItem item(Tx tx, ExecutionRow row) {
    Redrives.Redriven redriven = Redrives.find(tx, row);
    return ExecutionListItem.builder()
        .executionArn(row.arn().value())
        .stateMachineArn(row.machineArn().value())
        .mapRunArn(arn(MapRunRules.of(tx, row)))
        .itemCount(items(row))
        .stateMachineVersionArn(text(row.origin().version()))
        .stateMachineAliasArn(text(row.origin().alias()))
        .name(row.name())
        .status(row.status().name())
        .startDate(row.startedAt())
        .stopDate(row.stoppedAt())
        .redriveCount(redriven == null ? 0 : redriven.count())
        .redriveDate(redriven == null ? null : redriven.at())
        .build();
  }

  static @Nullable String arn(@Nullable MapRunRow run) {
    return run == null ? null : run.arn().value();
  }

  private static @Nullable Integer items(ExecutionRow row) {
    Origin.Batch batch = row.origin().batch();
    return batch == null ? null : Integer.valueOf(batch.items());
  }

  static @Nullable String text(@Nullable Arn arn) {
    return arn == null ? null : arn.value();
  }
}
