package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** StopExecution. */
final class StopExecution implements Action<StopExecutionRequest, StopExecutionResponse> {
  private final Store store;
  private final Turns turns;
  private final Executions executions;

  StopExecution(Store store, Turns turns, Executions executions) {
    this.store = store;
    this.turns = turns;
    this.executions = executions;
  }

  @Override
  public StopExecutionResponse handle(StopExecutionRequest request, Call call) {
    String arn = Required.member(request.executionArn(), "executionArn");
    ExecutionRow row =
        Held.write(
            store, tx -> executions.stop(tx, turns.now(), arn, request.error(), request.cause()));
    return StopExecutionResponse.builder().stopDate(row.stoppedAt()).build();
  }
}
