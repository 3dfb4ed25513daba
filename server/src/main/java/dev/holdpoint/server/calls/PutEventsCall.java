package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code arn:aws:states:::events:putEvents}. As on AWS, each entry's resources gain the execution
 * and its state machine, and one refused entry fails the task, though the others were put.
 */
record PutEventsCall(OptimizedCall action) implements LocalCall {
  @Override
  public Calls.Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    JsonNode parameters = withResources(tx, call.task(), call.parameters());
    Calls.Outcome outcome = action.call(tx, turn, call, parameters);
    return outcome instanceof Calls.Outcome.Answered(String output)
            && Json.parse(output).path("FailedEntryCount").asInt(0) > 0
        ? new Calls.Outcome.Failed(Failure.of("EventBridge.FailedEntry", output))
        : outcome;
  }

  private static JsonNode withResources(Tx tx, TaskRef task, JsonNode parameters) {
    ExecutionStore.Locked locked = tx.executions().lock(task.execution());
    if (locked == null || !parameters.path("Entries").isArray()) {
      return parameters;
    }
    ExecutionRow row = locked.row();
    JsonNode copy = parameters.deepCopy();
    for (JsonNode entry : copy.get("Entries")) {
      if (entry instanceof ObjectNode object) {
        ArrayNode resources =
            object.get("Resources") instanceof ArrayNode given
                ? given
                : object.putArray("Resources");
        resources.add(row.arn().value()).add(row.machineArn().value());
      }
    }
    return copy;
  }
}
