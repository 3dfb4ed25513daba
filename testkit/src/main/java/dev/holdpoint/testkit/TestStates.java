package dev.holdpoint.testkit;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Calls.Outcome;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.ChildExecutions;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Step Functions as a test's workflows call it: within the commit, as the server does. */
record TestStates(Node node) {
  /** Who stops an execution with this error is refused afterwards. */
  static final String REFUSED = "refused";

  static boolean isMeant(Effect.CallTask call) {
    return call.resource() instanceof Resource.Integration integration
        && (integration.service().equals("states") || integration.service().equals("aws-sdk:sfn"));
  }

  Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    Resource.Integration integration = (Resource.Integration) call.resource();
    try {
      ObjectNode answer =
          tx.part(() ->
              integration.service().equals("states")
                  ? started(start(tx, turn, call, integration.pattern()))
                  : sdk(tx, turn, call, integration.action()));
      return new Outcome.Answered(Json.write(answer));
    } catch (AwsException refusal) {
      return new Outcome.Failed(Failure.of("Sfn." + refusal.code(), refusal.getMessage()));
    }
  }

  private ExecutionRow start(Tx tx, Turn turn, Effect.CallTask call, Resource.Pattern pattern) {
    String machine = String.valueOf(text(call, "StateMachineArn"));
    String name = text(call, "Name");
    String input = text(call, "Input");
    ExecutionRow row = node.executions().start(tx, turn, machine, name, input);
    switch (pattern) {
      case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> {}
      case SYNC -> await(tx, turn, call, row, ChildExecutions.Form.TEXT);
      case SYNC_2 -> await(tx, turn, call, row, ChildExecutions.Form.JSON);
    }
    return row;
  }

  private void await(
      Tx tx, Turn turn, Effect.CallTask call, ExecutionRow row, ChildExecutions.Form form) {
    node.executions().await(tx, turn, row.arn().value(), call.task(), form);
  }

  private static ObjectNode started(ExecutionRow row) {
    return Json.object().put("ExecutionArn", row.arn().value());
  }

  private ObjectNode sdk(Tx tx, Turn turn, Effect.CallTask call, String action) {
    switch (action) {
      case "startExecution" -> {
        return started(start(tx, turn, call, Resource.Pattern.REQUEST_RESPONSE));
      }
      case "sendTaskSuccess" ->
          node.answers()
              .success(
                  tx,
                  turn,
                  String.valueOf(text(call, "TaskToken")),
                  String.valueOf(text(call, "Output")));
      case "stopExecution" -> {
        node.executions().stop(tx, turn, String.valueOf(text(call, "ExecutionArn")), null, null);
        if (REFUSED.equals(text(call, "Error"))) {
          throw AwsException.of("Refused", "The call was refused after it had changed rows");
        }
      }
      default -> throw new IllegalArgumentException("Expected an action of the test: " + action);
    }
    return Json.object();
  }

  private static @Nullable String text(Effect.CallTask call, String member) {
    JsonNode value = call.parameters().get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isString() ? value.stringValue() : value.toString();
  }
}
