package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.ExecutionLists;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.states.StatesError;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** ListExecutions, newest first: of a machine, a version, or through an alias. */
final class ListExecutions implements Action<ListExecutionsRequest, ListExecutionsResponse> {
  private final Store store;
  private final Turns turns;

  ListExecutions(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public ListExecutionsResponse handle(ListExecutionsRequest request, Call call) {
    if (request.mapRunArn() != null) {
      throw StatesError.unsupported("Listing the executions of a map run");
    }
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
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
          tx.executions().list(ExecutionLists.of(tx, arn, status), before, paging.limit() + 1);
      return ListExecutionsResponse.builder()
          .executions(paging.page(found).stream().map(row -> item(tx, row)).toList())
          .nextToken(paging.next(found, row -> Long.toString(row.id().value())))
          .build();
    });
  }

  /** What says of a redrive concerns the executions of a map run. */
  private static @Nullable ExecutionStatus status(ListExecutionsRequest request) {
    String status = request.statusFilterAsString();
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

  static @Nullable String text(@Nullable Arn arn) {
    return arn == null ? null : arn.value();
  }
}
