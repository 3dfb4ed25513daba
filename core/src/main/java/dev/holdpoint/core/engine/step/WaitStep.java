package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Quantity;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.asl.Timestamps;
import dev.holdpoint.core.asl.WaitUntil;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Wait: holds a row with a due time, nothing else. */
final class WaitStep {
  private WaitStep() {}

  static void begin(Draft draft, State.Wait wait, Branch branch) {
    Scope scope = Flow.scope(draft, branch);
    Scope selected = scope.withData(Flow.effective(draft, wait.data(), scope));
    Instant now = draft.turn().now();
    Instant due = due(wait.until(), selected, now);
    if (!due.isAfter(now)) {
      end(draft, wait, branch);
      return;
    }
    int id = branch.position().branch();
    draft.wait(id, new Phase.Sleeping(draft.timers().set(id, Alarm.Kind.WAIT, due)));
  }

  static void end(Draft draft, State.Wait wait, Branch branch) {
    Flow.Leave leave = Flow.pass(draft, wait.data(), Flow.scope(draft, branch));
    Leaving.exit(draft, HistoryEventType.WAIT_STATE_EXITED, branch, leave, wait.next());
  }

  private static Instant due(WaitUntil until, Scope scope, Instant now) {
    return switch (until) {
      case WaitUntil.AfterSeconds(Quantity seconds) ->
          now.plus(
              Duration.ofSeconds(
                  QuantityValue.of(seconds, "Seconds", scope, QuantityValue.MAX_SECONDS)));
      case WaitUntil.Timestamp(Instant instant) -> instant;
      case WaitUntil.TimestampAt(JsonPath path) -> at(path, scope);
      case WaitUntil.TimestampComputed(Query expression) -> computed(expression.evaluate(scope));
    };
  }

  private static Instant at(JsonPath path, Scope scope) {
    JsonNode value = path.read(scope);
    Instant instant = instant(value);
    if (instant != null) {
      return instant;
    }
    throw new QueryFailure(
        Failure.RUNTIME,
        "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time"
            + " format string: "
            + path
            + " == "
            + shown(value));
  }

  private static Instant computed(JsonNode value) {
    Instant instant = instant(value);
    if (instant != null) {
      return instant;
    }
    throw QueryFailure.unfit(
        "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
            + " string: "
            + shown(value),
        "Timestamp");
  }

  private static String shown(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static @Nullable Instant instant(JsonNode value) {
    return value.isString() ? Timestamps.parse(value.stringValue()) : null;
  }
}
