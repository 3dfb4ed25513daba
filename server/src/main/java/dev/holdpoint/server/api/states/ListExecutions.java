package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.StatesError;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** ListExecutions, newest first. */
final class ListExecutions implements Action<ListExecutionsRequest, ListExecutionsResponse> {
  private final Store store;

  ListExecutions(Store store) {
    this.store = store;
  }

  @Override
  public ListExecutionsResponse handle(ListExecutionsRequest request, Call call) {
    if (request.mapRunArn() != null) {
      throw StatesError.unsupported("Listing the executions of a map run");
    }
    String machine = Required.member(request.stateMachineArn(), "stateMachineArn");
    int limit = Paging.limit(request.maxResults());
    Long token = Paging.afterNumber(request.nextToken());
    ExecutionId before = token == null ? null : new ExecutionId(token);
    ExecutionStatus status = status(request.statusFilterAsString());
    List<ExecutionRow> found =
        store.read(tx -> {
          Arn arn = StateMachines.get(tx, machine).arn();
          return tx.executions().list(arn, status, before, limit + 1);
        });
    return ListExecutionsResponse.builder()
        .executions(Paging.page(found, limit).stream().map(ListExecutions::item).toList())
        .nextToken(Paging.next(found, limit, row -> Long.toString(row.id().value())))
        .build();
  }

  private static @Nullable ExecutionStatus status(@Nullable String filter) {
    if (filter == null) {
      return null;
    }
    for (ExecutionStatus status : ExecutionStatus.values()) {
      if (status.name().equals(filter)) {
        return status;
      }
    }
    throw StatesError.validation(
        "statusFilter",
        "Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED,"
            + " FAILED, RUNNING]");
  }

  private static ExecutionListItem item(ExecutionRow row) {
    return ExecutionListItem.builder()
        .executionArn(row.arn().value())
        .stateMachineArn(row.machineArn().value())
        .name(row.arn().name())
        .status(row.status().name())
        .startDate(row.startedAt())
        .stopDate(row.stoppedAt())
        .redriveCount(0)
        .build();
  }
}
