package dev.holdpoint.core.engine.step;

import static dev.holdpoint.core.engine.HistoryEventType.ACTIVITY_FAILED;
import static dev.holdpoint.core.engine.HistoryEventType.ACTIVITY_SCHEDULED;
import static dev.holdpoint.core.engine.HistoryEventType.ACTIVITY_SUCCEEDED;
import static dev.holdpoint.core.engine.HistoryEventType.ACTIVITY_TIMED_OUT;
import static dev.holdpoint.core.engine.HistoryEventType.LAMBDA_FUNCTION_FAILED;
import static dev.holdpoint.core.engine.HistoryEventType.LAMBDA_FUNCTION_SCHEDULED;
import static dev.holdpoint.core.engine.HistoryEventType.LAMBDA_FUNCTION_STARTED;
import static dev.holdpoint.core.engine.HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED;
import static dev.holdpoint.core.engine.HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT;
import static dev.holdpoint.core.engine.HistoryEventType.TASK_FAILED;
import static dev.holdpoint.core.engine.HistoryEventType.TASK_SCHEDULED;
import static dev.holdpoint.core.engine.HistoryEventType.TASK_STARTED;
import static dev.holdpoint.core.engine.HistoryEventType.TASK_SUBMITTED;
import static dev.holdpoint.core.engine.HistoryEventType.TASK_SUCCEEDED;
import static dev.holdpoint.core.engine.HistoryEventType.TASK_TIMED_OUT;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A task's history events: AWS has a family for each kind of resource. */
final class TaskEvents {
  private TaskEvents() {}

  /** Scheduled, and started where nothing stands between the two. */
  static void scheduled(
      Draft draft,
      State.Task task,
      int branch,
      Effect.CallTask call,
      long timeout,
      long heartbeat) {
    JsonNode parameters = call.parameters();
    ObjectNode details =
        switch (task.resource()) {
          case Resource.Integration integration ->
              named(integration)
                  .put("region", draft.turn().home().region())
                  .put("parameters", parameters.toString());
          case Resource.Function(var arn) ->
              HistoryEvent.payload("input", parameters.toString()).put("resource", arn.value());
          case Resource.Activity(var arn) ->
              HistoryEvent.payload("input", parameters.toString()).put("resource", arn.value());
        };
    if (timeout > 0) {
      details.put("timeoutInSeconds", timeout);
    }
    if (heartbeat > 0) {
      details.put("heartbeatInSeconds", heartbeat);
    }
    if (call.role() != null) {
      details.putObject("taskCredentials").put("roleArn", call.role());
    }
    draft.event(
        branch, pick(task, TASK_SCHEDULED, LAMBDA_FUNCTION_SCHEDULED, ACTIVITY_SCHEDULED), details);
    started(draft, task, branch);
  }

  private static void started(Draft draft, State.Task task, int branch) {
    switch (task.resource()) {
      case Resource.Integration integration ->
          draft.event(branch, TASK_STARTED, named(integration));
      case Resource.Function _ -> draft.event(branch, LAMBDA_FUNCTION_STARTED, null);
      case Resource.Activity _ -> {}
    }
  }

  static void submitted(Draft draft, State.Task task, int branch, String output) {
    draft.event(branch, TASK_SUBMITTED, named(task, HistoryEvent.payload("output", output)));
  }

  static void succeeded(Draft draft, State.Task task, int branch, String output) {
    draft.event(
        branch,
        pick(task, TASK_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED, ACTIVITY_SUCCEEDED),
        named(task, HistoryEvent.payload("output", output)));
  }

  static void failed(Draft draft, State.Task task, int branch, Failure failure) {
    draft.event(
        branch,
        pick(task, TASK_FAILED, LAMBDA_FUNCTION_FAILED, ACTIVITY_FAILED),
        named(task, Leaving.details(failure)));
  }

  static void timedOut(Draft draft, State.Task task, int branch) {
    draft.event(
        branch,
        pick(task, TASK_TIMED_OUT, LAMBDA_FUNCTION_TIMED_OUT, ACTIVITY_TIMED_OUT),
        named(task, Json.object().put("error", Failure.TIMEOUT)));
  }

  private static HistoryEventType pick(
      State.Task task,
      HistoryEventType integration,
      HistoryEventType function,
      HistoryEventType activity) {
    return switch (task.resource()) {
      case Resource.Integration _ -> integration;
      case Resource.Function _ -> function;
      case Resource.Activity _ -> activity;
    };
  }

  /** Only an integration's events name their resource. */
  private static ObjectNode named(State.Task task, ObjectNode details) {
    if (task.resource() instanceof Resource.Integration integration) {
      details.setAll(named(integration));
    }
    return details;
  }

  private static ObjectNode named(Resource.Integration integration) {
    return Json.object()
        .put("resourceType", integration.service())
        .put("resource", integration.actionWithPattern());
  }
}
