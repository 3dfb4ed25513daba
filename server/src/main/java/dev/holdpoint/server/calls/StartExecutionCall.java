package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.ChildExecutions.Form;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.Tx;
import java.util.function.Supplier;

/**
 * {@code arn:aws:states:::states:startExecution} in its patterns. A task that waits for the end is
 * told of it in the commit that ends the execution.
 */
record StartExecutionCall(OptimizedCall action, Supplier<Executions> executions)
    implements LocalCall {

  @Override
  public Calls.Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    Calls.Outcome outcome = action.call(tx, turn, call);
    if (outcome instanceof Calls.Outcome.Answered(String output)
        && call.resource() instanceof Resource.Integration integration) {
      String arn = Json.parse(output).get("ExecutionArn").stringValue();
      switch (integration.pattern()) {
        case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> {}
        case SYNC -> executions.get().await(tx, turn, arn, call.task(), Form.TEXT);
        case SYNC_2 -> executions.get().await(tx, turn, arn, call.task(), Form.JSON);
      }
    }
    return outcome;
  }
}
