package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Catcher;
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
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Retry and Catch: what becomes of a task that failed. */
final class Recovery {
  private Recovery() {}

  static void fail(Draft draft, State.Task task, Branch branch, Failure failure) {
    Branch now = draft.branch(branch.position().branch());
    if (!retried(draft, task, now, failure) && !caught(draft, task, now, failure)) {
      Leaving.failExecution(draft, now, failure);
    }
  }

  /** The first retrier that names the failure decides, even if it has no attempt left. */
  private static boolean retried(Draft draft, State.Task task, Branch branch, Failure failure) {
    List<Retrier> retriers = task.retriers();
    for (int i = 0; i < retriers.size(); i++) {
      if (failure.isOneOf(retriers.get(i).errorEquals())) {
        return retry(draft, retriers.get(i), i, branch);
      }
    }
    return false;
  }

  private static boolean retry(Draft draft, Retrier retrier, int index, Branch branch) {
    Position at = branch.position();
    int used = at.attempts().get(index);
    if (used >= retrier.maxAttempts()) {
      return false;
    }
    List<Integer> attempts = new ArrayList<>(at.attempts());
    attempts.set(index, used + 1);
    Duration delay = delay(retrier, used, draft.turn().ids().nextDouble());
    long timer = draft.timer(at.branch(), Alarm.Kind.RETRY, draft.turn().now().plus(delay));
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

  private static boolean caught(Draft draft, State.Task task, Branch branch, Failure failure) {
    for (Catcher catcher : task.catchers()) {
      if (failure.isOneOf(catcher.errorEquals())) {
        leave(draft, catcher, branch, failure);
        return true;
      }
    }
    return false;
  }

  private static void leave(Draft draft, Catcher catcher, Branch branch, Failure failure) {
    ObjectNode error = Json.object();
    error.put("Error", failure.error());
    error.put("Cause", failure.cause());
    JsonNode output;
    try {
      output = Flow.place(catcher.resultPath(), branch.input(), error);
    } catch (QueryFailure impossible) {
      Leaving.failExecution(draft, branch, Failure.in(branch.position(), impossible));
      return;
    }
    Leaving.exit(
        draft, HistoryEventType.TASK_STATE_EXITED, branch, output, new Next.To(catcher.next()));
  }
}
