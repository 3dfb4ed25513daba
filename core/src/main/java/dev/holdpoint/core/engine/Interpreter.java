package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.step.Steps;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides what a trigger changes, and runs on until every branch waits. Pure: reads nothing but its
 * arguments, so it can be replayed, simulated and tested without a server.
 */
public final class Interpreter implements Advance {
  private static final int ROOT = 0;
  private final Steps steps;

  public Interpreter(TaskTokens tokens) {
    this.steps = new Steps(tokens);
  }

  /** What the trigger changes; nothing where it comes late or a second time. */
  @Override
  public Transition advance(Execution now, Definition definition, Trigger trigger, Turn turn) {
    Draft draft = new Draft(now, definition, turn);
    boolean running = now.status() == ExecutionStatus.RUNNING;
    if (running != trigger instanceof Trigger.Redriven) {
      react(draft, trigger);
      run(draft);
    }
    return draft.transition();
  }

  private void react(Draft draft, Trigger trigger) {
    switch (trigger) {
      case Trigger.Started started -> start(draft, started);
      case Trigger.TimerFired(Alarm alarm) -> alarm(draft, alarm);
      case Trigger.CallSucceeded(TaskRef task, String output) ->
          steps.tasks().callSucceeded(draft, task, output);
      case Trigger.CallFailed(TaskRef task, Failure failure) ->
          steps.tasks().callFailed(draft, task, failure);
      case Trigger.TaskSucceeded(TaskRef task, String output) ->
          steps.tasks().answered(draft, task, new Phase.Answer(output, null));
      case Trigger.TaskFailed(TaskRef task, Failure failure) ->
          steps.tasks().answered(draft, task, new Phase.Answer(null, failure));
      case Trigger.TaskHeartbeat(TaskRef task) -> steps.tasks().heartbeat(draft, task);
      case Trigger.ActivityStarted(TaskRef task, String worker) ->
          steps.tasks().activityStarted(draft, task, worker);
      case Trigger.Redriven redriven -> redrive(draft, redriven);
      case Trigger.MapRunEnded ended -> steps.mapRunEnded(draft, ended);
      case Trigger.Stopped(String error, String cause) -> stop(draft, error, cause);
    }
  }

  private static void start(Draft draft, Trigger.Started started) {
    if (draft.before().lastEvent() != 0) {
      return;
    }
    ObjectNode details =
        HistoryEvent.payload("input", started.input()).put("roleArn", started.roleArn());
    draft.event(0L, HistoryEventType.EXECUTION_STARTED, details);
    draft.begin(Json.payload(started.input()), started.roleArn());
    limitTime(draft);
    // AWS writes 0 before the first state too: it follows nothing.
    draft.arrive(ROOT, 0, startAt(draft.definition(), started.processorOf()), draft.input());
  }

  /** What had not been left is begun again, with the input it had; what had been done is kept. */
  private void redrive(Draft draft, Trigger.Redriven redriven) {
    Redrive before = draft.before().redrive();
    int count = before == null ? 1 : before.count() + 1;
    draft.revive(count);
    long event =
        draft.event(
            0L, HistoryEventType.EXECUTION_REDRIVEN, Json.object().put("redriveCount", count));
    draft.deadline(0);
    limitTime(draft);
    if (draft.before().row().isExpress()) {
      String start = startAt(draft.definition(), redriven.processorOf());
      draft.arrive(ROOT, event, start, draft.input());
      return;
    }
    for (Branch branch : draft.before().stood().values()) {
      steps.redrive(draft, branch.position().branch(), event);
    }
  }

  private static String startAt(Definition definition, @Nullable String map) {
    return map != null && definition.state(map) instanceof State.Map state
        ? state.processor().startAt()
        : definition.startAt();
  }

  /** The machine's own limit, but for a map run's executions; and that of every Express one. */
  private static void limitTime(Draft draft) {
    boolean inMapRun = draft.before().row().origin().batch() != null;
    Long seconds = inMapRun ? null : draft.definition().timeoutSeconds();
    Duration own = seconds == null ? null : Duration.ofSeconds(seconds);
    Duration express =
        draft.before().row().isExpress() ? draft.turn().limits().expressTime() : null;
    Duration time = own == null || (express != null && express.compareTo(own) < 0) ? express : own;
    if (time != null) {
      Instant due = draft.turn().now().plus(time);
      draft.deadline(draft.timers().set(ROOT, Alarm.Kind.EXECUTION_TIMEOUT, due));
    }
  }

  private void alarm(Draft draft, Alarm alarm) {
    if (alarm.kind() == Alarm.Kind.EXECUTION_TIMEOUT) {
      timeOut(draft, alarm);
      return;
    }
    Branch branch = draft.find(alarm.branch());
    if (branch != null) {
      wake(draft, branch, alarm);
    }
  }

  private void wake(Draft draft, Branch branch, Alarm alarm) {
    long timer = alarm.timer();
    Position at = branch.position();
    switch (at.phase()) {
      case Phase.Sleeping(long awaited) when awaited == timer -> steps.wakeUp(draft, branch);
      case Phase.Retrying(long awaited) when awaited == timer -> retry(draft, branch);
      case Phase.Yielding(long awaited, String next) when awaited == timer ->
          // Before its first state it follows nothing, as AWS writes it.
          draft.arriveLate(at.branch(), at.isFresh() ? 0 : at.lastEvent(), next, branch.input());
      case Phase.Calling calling when calling.timeoutTimer() == timer ->
          steps.tasks().timedOut(draft, branch, false);
      case Phase.Calling calling when calling.heartbeatTimer() == timer ->
          steps.tasks().timedOut(draft, branch, true);
      case Phase.Forked forked when forked.timer() == timer -> steps.goOn(draft, branch);
      // Late: the wait that it was set for is over.
      case Phase.Sleeping _,
          Phase.Retrying _,
          Phase.Yielding _,
          Phase.Calling _,
          Phase.Forked _,
          Phase.Mapping _,
          Phase.Done _,
          Phase.Running _ -> {}
    }
  }

  private void retry(Draft draft, Branch branch) {
    if (isFull(draft)) {
      steps.historyFull(draft, branch.position().lastEvent());
    } else {
      steps.retry(draft, branch);
    }
  }

  private static boolean isFull(Draft draft) {
    return draft.nextEvent() + RESERVED_EVENTS > draft.turn().limits().historyEvents();
  }

  private static void timeOut(Draft draft, Alarm alarm) {
    if (draft.before().deadlineTimer() == alarm.timer()) {
      draft.event(0L, HistoryEventType.EXECUTION_TIMED_OUT, Json.object());
      draft.end(ExecutionStatus.TIMED_OUT);
    }
  }

  private static void stop(Draft draft, @Nullable String error, @Nullable String cause) {
    ObjectNode details = Json.object();
    if (error != null) {
      details.put("error", error);
    }
    if (cause != null) {
      details.put("cause", cause);
    }
    draft.event(0L, HistoryEventType.EXECUTION_ABORTED, details);
    draft.end(ExecutionStatus.ABORTED);
  }

  /**
   * Enters states until every branch waits, the execution ends, the turn is used up, or the account
   * has to slow down.
   */
  private void run(Draft draft) {
    for (Draft.Arrival next = draft.nextArrival(); next != null; next = draft.nextArrival()) {
      if (isFull(draft)) {
        steps.historyFull(draft, next.after());
        continue;
      }
      Duration wait = next.counted() ? Duration.ZERO : draft.count();
      if ((draft.isUsedUp() || !wait.isZero()) && !begins(draft, next)) {
        letOthers(draft, next, wait);
      } else {
        State state = draft.definition().state(next.state());
        steps.enter(draft, state, next.branch(), next.after(), next.input());
      }
    }
  }

  /** A branch enters its first state in the turn that began it: that keeps its input. */
  private static boolean begins(Draft draft, Draft.Arrival arrival) {
    Branch branch = draft.find(arrival.branch());
    return branch != null && branch.position().isFresh() && branch.position().origin() != null;
  }

  /** Room that is kept in the history for the events of one state and of the end. */
  private static final int RESERVED_EVENTS = 8;

  /** Lets others have their turn; a timer goes on, at once where there is nothing to wait for. */
  private static void letOthers(Draft draft, Draft.Arrival arrival, Duration wait) {
    Instant due = draft.turn().now().plus(wait);
    long timer = draft.timers().set(arrival.branch(), Alarm.Kind.RESUME, due);
    Branch branch = draft.find(arrival.branch());
    Phase phase = new Phase.Yielding(timer, arrival.state());
    Branch waiting =
        branch == null
            ? new Branch(beforeTheFirst(draft, arrival, phase), arrival.input(), Map.of())
            : branch.withInput(arrival.input()).with(branch.position().in(phase));
    draft.put(waiting);
  }

  /** Where a branch stands that has entered no state yet: behind the execution's first event. */
  private static Position beforeTheFirst(Draft draft, Draft.Arrival arrival, Phase phase) {
    long now = draft.turn().now().toEpochMilli();
    return new Position(arrival.branch(), arrival.state(), 0, now, 1, List.of(), phase, null);
  }
}
