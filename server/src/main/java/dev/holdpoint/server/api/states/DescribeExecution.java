package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.states.MapRunRules;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** DescribeExecution. */
final class DescribeExecution
    implements Action<DescribeExecutionRequest, DescribeExecutionResponse> {
  private final Store store;
  private final Turns turns;

  DescribeExecution(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public DescribeExecutionResponse handle(DescribeExecutionRequest request, Call call) {
    String arn = Required.member(request.executionArn(), "executionArn");
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    return store.read(tx -> describe(tx, turns.now(), Executions.get(tx, arn), data));
  }

  private static DescribeExecutionResponse describe(
      Tx tx, Turn turn, ExecutionRow row, boolean data) {
    if (Histories.damage(tx, row) != null) {
      // What the row itself tells; the history says what is wrong.
      return facts(tx, row, false).build();
    }
    Histories.Ending ending = Histories.ending(tx, row);
    DescribeExecutionResponse.Builder response =
        facts(tx, row, data).error(ending.error()).cause(ending.cause());
    if (data) {
      response.input(Histories.input(tx, row)).output(ending.output());
    }
    if (ending.output() != null) {
      response.outputDetails(details -> details.included(data));
    }
    return redrive(response, tx, turn, row).build();
  }

  private static DescribeExecutionResponse.Builder facts(Tx tx, ExecutionRow row, boolean data) {
    return DescribeExecutionResponse.builder()
        .executionArn(row.arn().value())
        .stateMachineArn(row.machineArn().value())
        .mapRunArn(ListExecutions.arn(MapRunRules.of(tx, row)))
        .stateMachineVersionArn(ListExecutions.text(row.origin().version()))
        .stateMachineAliasArn(ListExecutions.text(row.origin().alias()))
        .traceHeader(row.origin().traceHeader())
        .name(row.name())
        .status(row.status().name())
        .startDate(row.startedAt())
        .stopDate(row.stoppedAt())
        .inputDetails(details -> details.included(data));
  }

  private static DescribeExecutionResponse.Builder redrive(
      DescribeExecutionResponse.Builder response, Tx tx, Turn turn, ExecutionRow row) {
    Redrives.Redriven redriven = Redrives.find(tx, row);
    String reason = Redrives.whyNot(tx, turn, row);
    if (row.origin().batch() != null && row.status() != ExecutionStatus.RUNNING) {
      boolean done = row.status() == ExecutionStatus.SUCCEEDED;
      return response
          .redriveCount(0)
          .redriveStatus(
              done
                  ? ExecutionRedriveStatus.NOT_REDRIVABLE
                  : ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN)
          .redriveStatusReason(done ? reason : null);
    }
    return response
        .redriveCount(redriven == null ? 0 : redriven.count())
        .redriveDate(redriven == null ? null : redriven.at())
        .redriveStatus(
            reason == null
                ? ExecutionRedriveStatus.REDRIVABLE
                : ExecutionRedriveStatus.NOT_REDRIVABLE)
        .redriveStatusReason(reason);
  }
}
