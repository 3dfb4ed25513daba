package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** StartExecution. The answer means that the execution is durable. */
final class StartExecution implements Action<StartExecutionRequest, StartExecutionResponse> {
  private final Store store;
  private final Turns turns;
  private final Executions executions;

  StartExecution(Store store, Turns turns, Executions executions) {
    this.store = store;
    this.turns = turns;
    this.executions = executions;
  }

  @Override
  public StartExecutionResponse handle(StartExecutionRequest request, Call call) {
    Executions.Start start =
        new Executions.Start(
            Required.member(request.stateMachineArn(), "stateMachineArn"),
            request.name(),
            request.input(),
            request.traceHeader());
    ExecutionRow row = Held.write(store, tx -> executions.start(tx, turns.now(), start));
    return StartExecutionResponse.builder()
        .executionArn(row.arn().value())
        .startDate(row.startedAt())
        .build();
  }
}
