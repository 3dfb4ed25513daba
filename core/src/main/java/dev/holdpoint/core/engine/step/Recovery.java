package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Catcher;
import dev.holdpoint.core.asl.Dataflow;
import dev.holdpoint.core.asl.Next;
import dev.holdpoint.core.asl.Retrier;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.engine.Trial;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Retry and Catch: what becomes of a state whose work failed. */
final class Recovery {
  private Recovery() {}

  static void fail(Draft draft, State.Working state, Branch branch, Failure failure) {
    int id = branch.position().branch();
    if (retried(draft, state, draft.branch(id), failure)) {
      draft.forget();
      return;
    }
    Catcher catcher = catcher(state, failure);
    if (catcher != null || !failure.isFatal()) {
      tellOfEnd(draft, state, id);
    }
    if (catcher == null) {
      Leaving.fail(draft, draft.branch(id), failure);
    } else {
      leave(draft, state, catcher, draft.branch(id), failure);
    }
  }

  /** A Parallel or Map says that it has failed; a Task's own event has said so. */
  private static void tellOfEnd(Draft draft, State.Working state, int branch) {
    switch (state) {
      case State.Task _ -> {}
      case State.Parallel _ -> draft.event(branch, HistoryEventType.PARALLEL_STATE_FAILED, null);
      case State.Map _ -> draft.event(branch, HistoryEventType.MAP_STATE_FAILED, null);
    }
  }

  /** The first retrier that names the failure decides, even if it has no attempt left. */
  private static boolean retried(Draft draft, State.Working state, Branch branch, Failure failure) {
    List<Retrier> retriers = state.retriers();
    for (int i = 0; i < retriers.size(); i++) {
      if (failure.isOneOf(retriers.get(i).errorEquals())) {
        return retry(draft, retriers.get(i), i, branch, failure);
      }
    }
    return false;
  }

  private static boolean retry(
      Draft draft, Retrier retrier, int index, Branch branch, Failure failure) {
    Position at = branch.position();
    int used = at.attempts().get(index);
    if (used >= retrier.maxAttempts()) {
      return false;
    }
    List<Integer> attempts = new ArrayList<>(at.attempts());
    attempts.set(index, used + 1);
    Duration delay = delay(retrier, used, draft.turn().ids().nextDouble());
    if (draft.trial() != null) {
      draft.trial().handled(new Trial.Retried(index, delay, failure));
    }
    // Where the account is too fast, what is to be tried again waits behind the others.
    Instant due = draft.turn().now().plus(delay).plus(draft.count());
    long timer = draft.timers().set(at.branch(), Alarm.Kind.RETRY, due);
    draft.put(branch.with(at.retried(attempts).in(new Phase.Retrying(timer))));
    return true;
  }

  /**
   * {@code IntervalSeconds × BackoffRate^used}, at most MaxDelaySeconds, with FULL jitter any part.
   */
  static Duration delay(Retrier retrier, int used, double chance) {
    double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), used);
    double cap = retrier.maxDelaySeconds() == null ? MAX_DELAY_SECONDS : retrier.maxDelaySeconds();
    double bounded = Math.min(seconds, cap);
    return Duration.ofMillis(
        Math.round(1000 * (retrier.fullJitter() ? bounded * chance : bounded)));
  }

  /** AWS's largest MaxDelaySeconds, and its bound where none is given: a year. */
  private static final double MAX_DELAY_SECONDS = 31_622_400;

  private static @Nullable Catcher catcher(State.Working state, Failure failure) {
    for (Catcher catcher : state.catchers()) {
      if (failure.isOneOf(catcher.errorEquals())) {
        return catcher;
      }
    }
    return null;
  }

  private static void leave(
      Draft draft, State.Working state, Catcher catcher, Branch branch, Failure failure) {
    if (draft.trial() != null) {
      draft.trial().handled(new Trial.Caught(state.catchers().indexOf(catcher), failure));
    }
    ObjectNode error = Json.object();
    error.put("Error", failure.error());
    error.put("Cause", failure.cause());
    Flow.Leave leave;
    try {
      Scope scope = Flow.scope(draft, branch).withErrorOutput(error);
      leave = new Flow.Leave(output(state.data(), catcher, scope, error), assigned(catcher, scope));
    } catch (QueryFailure impossible) {
      Leaving.fail(draft, branch, Evaluations.failed(draft, branch, impossible));
      return;
    }
    draft.forget();
    Leaving.exit(draft, exited(state), branch, leave, new Next.To(catcher.next()));
  }

  private static JsonNode output(Dataflow data, Catcher catcher, Scope scope, JsonNode error) {
    return switch (data) {
      case Dataflow.Paths _ -> Flow.place(catcher.resultPath(), scope.input(), error);
      case Dataflow.Jsonata _ ->
          catcher.output() == null ? error : catcher.output().evaluate(scope);
    };
  }

  private static @Nullable JsonNode assigned(Catcher catcher, Scope scope) {
    return catcher.assign() == null ? null : catcher.assign().evaluate(scope);
  }

  static HistoryEventType exited(State.Working state) {
    return switch (state) {
      case State.Task _ -> HistoryEventType.TASK_STATE_EXITED;
      case State.Parallel _ -> HistoryEventType.PARALLEL_STATE_EXITED;
      case State.Map _ -> HistoryEventType.MAP_STATE_EXITED;
    };
  }
}
