package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.ParameterRules;
import dev.holdpoint.core.asl.Quantity;
import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Stage;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Task: calls a service and waits for its end, which may take days. */
public final class TaskStep {
  private final TaskTokens tokens;

  TaskStep(TaskTokens tokens) {
    this.tokens = tokens;
  }

  /** The Task state that a branch is in. */
  static State.Task task(Draft draft, Branch branch) {
    State state = draft.definition().state(branch.position().state());
    if (!(state instanceof State.Task task)) {
      throw new IllegalStateException(
          "Expected a Task state, but it is another (state=" + state.name() + ")");
    }
    return task;
  }

  /** Schedules the task's first or next attempt. */
  void schedule(Draft draft, State.Task task, Branch branch) {
    if (task.resource() instanceof Resource.Activity(var arn)
        && draft.turn().missing().contains(arn)) {
      throw new QueryFailure(Failure.RUNTIME, "The activity ARN does not exist.");
    }
    int id = branch.position().branch();
    TaskRef ref = new TaskRef(draft.before().row().id(), id, draft.nextEvent());
    Scope scope = scope(draft, task, branch, ref);
    JsonNode parameters = Flow.arguments(draft, task.data(), scope);
    check(task, parameters);
    long timeout = seconds(task.timeout(), "TimeoutSeconds", scope);
    long heartbeat = seconds(task.heartbeat(), "HeartbeatSeconds", scope);
    if (Leaving.isTooLarge(draft, Flow.text(parameters))) {
      Recovery.fail(draft, task, branch, Failure.tooLarge(task.name()));
      return;
    }
    Effect.CallTask call = new Effect.CallTask(ref, task.resource(), parameters, role(task, scope));
    TaskEvents.scheduled(draft, task, id, call, timeout, heartbeat);
    boolean waitsForWorker = task.resource() instanceof Resource.Activity;
    boolean beats = isCallback(task) && heartbeat > 0;
    draft.wait(
        id,
        new Phase.Calling(
            ref.event(),
            false,
            null,
            timeout == 0 ? 0 : timer(draft, id, Alarm.Kind.TASK_TIMEOUT, timeout),
            beats ? timer(draft, id, Alarm.Kind.HEARTBEAT, heartbeat) : 0,
            beats || waitsForWorker ? heartbeat : 0));
    draft.effect(
        task.resource() instanceof Resource.Activity(var arn)
            ? new Effect.OfferActivity(ref, arn, parameters.toString())
            : call);
  }

  /** What an integration does not take, or misses, ends the execution: nothing is begun. */
  private static void check(State.Task task, JsonNode parameters) {
    List<String> problems = ParameterRules.problems(task.resource(), parameters);
    if (!problems.isEmpty()) {
      throw new QueryFailure(
          Failure.RUNTIME,
          "The Parameters '"
              + Flow.text(parameters)
              + "' could not be used to start the Task: "
              + problems);
    }
  }

  /** The role as which the task is called: its {@code Credentials}, or null for the machine's. */
  private static @Nullable String role(State.Task task, Scope scope) {
    if (task.credentials() == null) {
      return null;
    }
    JsonNode role = Flow.credentials(task.data(), task.credentials(), scope).path("RoleArn");
    if (!role.isString()) {
      throw new QueryFailure(
          Failure.RUNTIME, "The value for the field 'RoleArn' of Credentials must be a string");
    }
    return role.stringValue();
  }

  private Scope scope(Draft draft, State.Task task, Branch branch, TaskRef ref) {
    ObjectNode context = Context.of(draft, branch);
    // A context that was given for a trial may bring its own token.
    if (waitsForToken(task) && !context.has("Task")) {
      context.putObject("Task").put("Token", tokens.mint(ref));
    }
    return Flow.scope(draft, branch).withContext(context);
  }

  /** A worker may answer; of a job we hear the end ourselves, so it owes no heartbeats. */
  private static boolean isCallback(State.Task task) {
    return task.resource() instanceof Resource.Integration integration
        && integration.pattern() == Resource.Pattern.WAIT_FOR_TASK_TOKEN;
  }

  private static boolean waitsForToken(State.Task task) {
    return task.resource() instanceof Resource.Integration integration
        && integration.pattern().outlivesTheRequest();
  }

  private static long seconds(@Nullable Quantity seconds, String field, Scope scope) {
    return seconds == null
        ? 0
        : QuantityValue.positive(seconds, field, scope, QuantityValue.MAX_SECONDS);
  }

  private static long timer(Draft draft, int branch, Alarm.Kind kind, long seconds) {
    Instant due = draft.turn().now().plus(Duration.ofSeconds(seconds));
    return draft.timers().set(branch, kind, due);
  }

  /** The called service answered. */
  public void callSucceeded(Draft draft, TaskRef ref, String output) {
    Phase.Calling calling = awaited(draft, ref);
    if (calling == null || calling.submitted()) {
      return;
    }
    Branch branch = draft.branch(ref.branch());
    State.Task task = task(draft, branch);
    if (!waitsForToken(task)) {
      complete(draft, task, branch, calling, new Phase.Answer(output, null));
      return;
    }
    TaskEvents.submitted(draft, task, ref.branch(), output);
    if (calling.answer() == null) {
      draft.wait(ref.branch(), calling.withSubmitted());
    } else {
      complete(draft, task, draft.branch(ref.branch()), calling, calling.answer());
    }
  }

  /** The call failed; but an answer that was accepted before stands. */
  public void callFailed(Draft draft, TaskRef ref, Failure failure) {
    Phase.Calling calling = awaited(draft, ref);
    if (calling != null && !calling.submitted()) {
      Branch branch = draft.branch(ref.branch());
      Phase.Answer answer =
          calling.answer() == null ? new Phase.Answer(null, failure) : calling.answer();
      complete(draft, task(draft, branch), branch, calling, answer);
    }
  }

  /** A worker answered with the task's token. The first answer wins. */
  public void answered(Draft draft, TaskRef ref, Phase.Answer answer) {
    Phase.Calling calling = awaited(draft, ref);
    if (calling == null || calling.answer() != null) {
      return;
    }
    Branch branch = draft.branch(ref.branch());
    State.Task task = task(draft, branch);
    if (waitsForToken(task) && !calling.submitted()) {
      // It overtook the acknowledgement of its own request: kept, so that history stays in order.
      draft.timers().cancel(calling);
      draft.wait(ref.branch(), calling.answeredEarly(answer));
    } else {
      complete(draft, task, branch, calling, answer);
    }
  }

  /** A worker is alive. */
  public void heartbeat(Draft draft, TaskRef ref) {
    Phase.Calling calling = awaited(draft, ref);
    if (calling == null || calling.answer() != null) {
      return;
    }
    if (calling.heartbeatTimer() != 0) {
      Instant due = draft.turn().now().plus(Duration.ofSeconds(calling.heartbeatSeconds()));
      draft.timers().move(ref.branch(), Alarm.Kind.HEARTBEAT, calling.heartbeatTimer(), due);
    }
    draft.alive();
  }

  /** An activity's worker took the task: from now on it must show that it is alive. */
  public void activityStarted(Draft draft, TaskRef ref, @Nullable String workerName) {
    Phase.Calling calling = awaited(draft, ref);
    if (calling == null || calling.submitted()) {
      return;
    }
    ObjectNode details = Json.object();
    if (workerName != null) {
      details.put("workerName", workerName);
    }
    draft.event(ref.branch(), HistoryEventType.ACTIVITY_STARTED, details);
    Phase.Calling started = calling.withSubmitted();
    if (calling.heartbeatSeconds() > 0) {
      started =
          started.withHeartbeatTimer(
              timer(draft, ref.branch(), Alarm.Kind.HEARTBEAT, calling.heartbeatSeconds()));
    }
    draft.wait(ref.branch(), started);
  }

  /** The task's time, or that for its worker's next heartbeat, is over. */
  public void timedOut(Draft draft, Branch branch, boolean heartbeat) {
    State.Task task = task(draft, branch);
    draft.timers().cancel(branch.position().phase());
    draft.abandon(branch);
    TaskEvents.timedOut(draft, task, branch.position().branch());
    draft.wait(branch.position().branch(), new Phase.Running());
    Recovery.fail(draft, task, branch, Failure.timeout(heartbeat));
  }

  /** The wait that a reference means, or null where it is over. */
  private static Phase.@Nullable Calling awaited(Draft draft, TaskRef ref) {
    Branch branch = draft.find(ref.branch());
    return branch != null
            && branch.position().phase() instanceof Phase.Calling calling
            && calling.event() == ref.event()
        ? calling
        : null;
  }

  private static void complete(
      Draft draft, State.Task task, Branch branch, Phase.Calling calling, Phase.Answer answer) {
    int id = branch.position().branch();
    draft.timers().cancel(calling);
    draft.wait(id, new Phase.Running());
    if (answer.output() == null) {
      Failure failure = answer.failure() == null ? Failure.of(null, null) : answer.failure();
      TaskEvents.failed(draft, task, id, failure);
      Recovery.fail(draft, task, branch, failure);
    } else if (Leaving.isTooLarge(draft, answer.output())) {
      Recovery.fail(draft, task, branch, Failure.tooLarge(task.name()));
    } else {
      TaskEvents.succeeded(draft, task, id, answer.output());
      finish(draft, task, draft.branch(id), Json.payload(answer.output()));
    }
  }

  private static void finish(Draft draft, State.Task task, Branch branch, JsonNode result) {
    draft.saw(Stage.RESULT, result);
    Flow.Leave leave;
    try {
      leave = Flow.result(draft, task.data(), Flow.scope(draft, branch), result);
    } catch (QueryFailure failure) {
      Recovery.fail(draft, task, branch, Evaluations.failed(draft, branch, failure));
      return;
    }
    Leaving.exit(draft, HistoryEventType.TASK_STATE_EXITED, branch, leave, task.next());
  }
}
