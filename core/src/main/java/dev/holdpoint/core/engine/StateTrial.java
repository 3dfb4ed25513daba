package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.step.Steps;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One state of a definition, run by the interpreter's own steps outside of any execution: nothing
 * is kept of it, its effects are left to the caller. One thread.
 */
public final class StateTrial {
  private static final int ROOT = 0;

  private final Steps steps;
  private final State state;
  private final Trial trial;
  private final Draft draft;
  private final Subject subject;

  /**
   * What is tried, and with what.
   *
   * @param definition holds the state
   * @param name the state's
   * @param variables what the state can see by name
   * @param context null for one that is made up
   * @param items what a Map's ItemReader is to have read, or null
   */
  public record Subject(
      Definition definition,
      String name,
      String input,
      @Nullable String roleArn,
      Map<String, JsonNode> variables,
      @Nullable ObjectNode context,
      @Nullable JsonNode items) {
    public Subject {
      variables = Map.copyOf(variables);
    }
  }

  /** How a trial ended. */
  public enum Status {
    SUCCEEDED,
    FAILED,
    RETRIABLE,
    CAUGHT_ERROR
  }

  /**
   * What came of it.
   *
   * @param output JSON text; null where the state has none
   * @param failure null where nothing failed
   * @param handled how the state itself answers the failure, or null
   * @param nextState null at the end
   * @param variables all that a next state could see by name
   */
  public record Findings(
      Status status,
      @Nullable String output,
      @Nullable Failure failure,
      Trial.@Nullable Handled handled,
      @Nullable String nextState,
      Map<String, JsonNode> variables,
      Map<Stage, JsonNode> seen) {}

  public StateTrial(TaskTokens tokens, Subject subject, Turn turn) {
    this.steps = new Steps(tokens);
    this.subject = subject;
    this.state = subject.definition().state(subject.name());
    this.trial = new Trial(subject.context(), subject.items());
    this.draft = new Draft(Execution.begin(row(turn)), subject.definition(), turn, trial);
  }

  private static ExecutionRow row(Turn turn) {
    String machine = turn.ids().uuid();
    Arn arn = turn.home().arn("states", "express:" + machine + ":" + turn.ids().uuid());
    return new ExecutionRow(
        new ExecutionId(0),
        arn,
        turn.home().arn("states", "stateMachine:" + machine),
        "",
        ExecutionStatus.RUNNING,
        turn.now(),
        null,
        null,
        Origin.MACHINE);
  }

  /** Lets the state begin. */
  public void enter() {
    String role = subject.roleArn() == null ? "" : subject.roleArn();
    draft.event(
        0L, HistoryEventType.EXECUTION_STARTED, HistoryEvent.payload("input", subject.input()));
    JsonNode input = Json.payload(subject.input());
    draft.begin(input, role);
    draft.put(
        new Branch(
            new Position(
                ROOT,
                state.name(),
                0,
                draft.turn().now().toEpochMilli(),
                1,
                List.of(),
                new Phase.Running(),
                null),
            input,
            subject.variables()));
    steps.enter(draft, state, ROOT, 1, input);
    if (phase() instanceof Phase.Sleeping) {
      steps.wakeUp(draft, draft.branch(ROOT));
    }
  }

  private @Nullable Phase phase() {
    Branch branch = draft.find(ROOT);
    return branch == null ? null : branch.position().phase();
  }

  /** Whether the state waits for the end of its work: then it is to be told one. */
  public boolean isAtWork() {
    return phase() instanceof Phase.Calling || phase() instanceof Phase.Forked;
  }

  /** The call that the state's work is. */
  public Effect.CallTask call() {
    for (Effect effect : draft.transition().effects()) {
      if (effect instanceof Effect.CallTask call) {
        return call;
      }
    }
    throw new IllegalStateException(
        "Expected a call, but there is none (state=" + state.name() + ")");
  }

  /** Until when the state itself lets its work take; null where it does not say. */
  public @Nullable Instant deadline() {
    for (TimerChange change : draft.transition().timers()) {
      if (change instanceof TimerChange.Set(Alarm alarm, Instant due)
          && alarm.kind() == Alarm.Kind.TASK_TIMEOUT) {
        return due;
      }
    }
    return null;
  }

  /** The state's work took too long. */
  public void timeOut() {
    steps.tasks().timedOut(draft, draft.branch(ROOT), false);
  }

  /** What a distributed Map that is tried tolerates; nothing where it says nothing of it. */
  public MapPlan.Tolerance tolerance() {
    JsonNode count = trial.seen().get(Stage.TOLERATED_FAILURE_COUNT);
    JsonNode percentage = trial.seen().get(Stage.TOLERATED_FAILURE_PERCENTAGE);
    return new MapPlan.Tolerance(
        count == null ? null : Long.valueOf(count.longValue()),
        percentage == null ? null : Double.valueOf(percentage.doubleValue()));
  }

  /** How many items a Map has; 0 for any other state. */
  public int items() {
    Branch branch = draft.find(ROOT);
    JsonNode items = branch == null || branch.fork() == null ? null : branch.gathered().items();
    return items == null ? 0 : items.size();
  }

  /** The state's work ended well with this JSON text. */
  public void succeed(String result) {
    if (phase() instanceof Phase.Forked) {
      steps.complete(draft, draft.branch(ROOT), Json.payload(result));
      return;
    }
    if (outlivesItsRequest()) {
      steps.tasks().callSucceeded(draft, task(), "{}");
      steps.tasks().answered(draft, task(), new Phase.Answer(result, null));
    } else if (isActivity()) {
      steps.tasks().answered(draft, task(), new Phase.Answer(result, null));
    } else {
      steps.tasks().callSucceeded(draft, task(), result);
    }
  }

  /**
   * The state's work failed.
   *
   * @param retries how often the retrier that takes it was used before
   */
  public void fail(Failure failure, int retries) {
    retried(failure, retries);
    if (phase() instanceof Phase.Forked) {
      steps.fail(draft, draft.branch(ROOT), failure);
    } else if (isActivity()) {
      steps.tasks().answered(draft, task(), new Phase.Answer(null, failure));
    } else {
      steps.tasks().callFailed(draft, task(), failure);
    }
  }

  private void retried(Failure failure, int retries) {
    if (!(state instanceof State.Working working) || retries == 0) {
      return;
    }
    List<Integer> attempts = new ArrayList<>(Collections.nCopies(working.retriers().size(), 0));
    for (int i = 0; i < attempts.size(); i++) {
      if (failure.isOneOf(working.retriers().get(i).errorEquals())) {
        attempts.set(i, retries);
        break;
      }
    }
    Branch now = draft.branch(ROOT);
    draft.put(now.with(now.position().retried(attempts)));
  }

  private TaskRef task() {
    if (phase() instanceof Phase.Calling calling) {
      return new TaskRef(draft.before().row().id(), ROOT, calling.event());
    }
    throw new IllegalStateException(
        "Expected a state that calls, but it does not (state=" + state.name() + ")");
  }

  private boolean isActivity() {
    return state instanceof State.Task task && task.resource() instanceof Resource.Activity;
  }

  private boolean outlivesItsRequest() {
    return state instanceof State.Task task
        && task.resource() instanceof Resource.Integration integration
        && integration.pattern().outlivesTheRequest();
  }

  /** What came of it, once its work is over. */
  public Findings findings() {
    Map<String, JsonNode> variables = new HashMap<>(subject.variables());
    variables.putAll(trial.assigned());
    Draft.Arrival next = draft.nextArrival();
    Trial.Handled handled = trial.handled();
    HistoryEvent last = draft.transition().entry().events().getLast();
    boolean retriable = phase() instanceof Phase.Retrying;
    boolean failed = next == null && last.type() == HistoryEventType.EXECUTION_FAILED;
    Status status =
        retriable
            ? Status.RETRIABLE
            : failed ? Status.FAILED : handled != null ? Status.CAUGHT_ERROR : Status.SUCCEEDED;
    return new Findings(
        status,
        failed || retriable ? null : output(next, last),
        failed ? failure(last) : handled == null ? null : handled.failure(),
        failed ? null : handled,
        next == null ? null : next.state(),
        variables,
        trial.seen());
  }

  private static String output(Draft.@Nullable Arrival next, HistoryEvent last) {
    return next == null ? String.valueOf(text(last, "output")) : Json.shown(next.input());
  }

  private static Failure failure(HistoryEvent last) {
    return Failure.of(text(last, "error"), text(last, "cause"));
  }

  private static @Nullable String text(HistoryEvent event, String member) {
    JsonNode value = event.details() == null ? null : event.details().get(member);
    return value == null ? null : value.stringValue();
  }
}
