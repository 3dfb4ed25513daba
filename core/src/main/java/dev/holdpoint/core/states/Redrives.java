package dev.holdpoint.core.states;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules of RedriveExecution: an execution that ended badly goes on from where it stood.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">
 *     Redriving executions</a>
 */
public final class Redrives {
  private static final Duration PERIOD = Duration.ofDays(14);

  /** Room that the history must have left: AWS asks for less than 24,999 events. */
  private static final int SPARE_EVENTS = 1;

  /** The newest of them that may still be stopping. */
  private static final int MAP_RUNS = 100;

  private final Engine engine;

  public Redrives(Engine engine) {
    this.engine = engine;
  }

  /**
   * How often an execution was redriven.
   *
   * @param at when last
   * @param clientToken of the last time, or null
   */
  public record Redriven(int count, Instant at, @Nullable String clientToken) {}

  /** What is known of an execution's redrives, or null where there was none. */
  public static @Nullable Redriven find(Tx tx, ExecutionRow row) {
    JsonNode body = tx.resources().find(ResourceKind.REDRIVE, key(row));
    return body == null ? null : Json.read(body, Redriven.class);
  }

  /** The executions of an aborted run are stopped some in each turn. */
  private static boolean isStopping(MapRunRow run) {
    return MapRun.of(run).progress().stage() != Progress.Stage.DONE;
  }

  static String key(ExecutionRow row) {
    return "%019d".formatted(row.id().value());
  }

  /**
   * Lets an execution go on. Asking again with the same token while it runs is no error.
   *
   * @return when it was redriven
   * @throws dev.holdpoint.core.aws.AwsException ExecutionDoesNotExist, ExecutionNotRedrivable
   */
  public Instant redrive(Tx tx, Turn turn, String arnText, @Nullable String clientToken) {
    ExecutionRow row = Executions.get(tx, arnText);
    Redriven before = find(tx, row);
    if (before != null
        && row.status() == ExecutionStatus.RUNNING
        && clientToken != null
        && clientToken.equals(before.clientToken())) {
      return before.at();
    }
    String reason = whyNot(tx, turn, row);
    if (reason != null) {
      throw StatesError.notRedrivable(reason);
    }
    return again(tx, turn, engine, row, clientToken, null);
  }

  /**
   * Lets an execution go on that may.
   *
   * @param processorOf the distributed Map whose processor it runs, or null for the whole machine
   * @return when that was: the time of its history event
   */
  public static Instant again(
      Tx tx,
      Turn turn,
      Engine engine,
      ExecutionRow row,
      @Nullable String clientToken,
      @Nullable String processorOf) {
    Redriven before = find(tx, row);
    int count = before == null ? 1 : before.count() + 1;
    Instant at = notBefore(row.stoppedAt(), turn.now());
    Redriven redriven = new Redriven(count, at, clientToken);
    tx.resources().put(ResourceKind.REDRIVE, key(row), Json.tree(redriven));
    tx.executions().reopen(row.id());
    engine.trigger(tx, turn, row.id(), new Trigger.Redriven(processorOf));
    return at;
  }

  /** Another node's clock may have been ahead when it ended; a history does not go backwards. */
  private static Instant notBefore(@Nullable Instant stopped, Instant now) {
    return stopped != null && stopped.isAfter(now) ? stopped : now;
  }

  /** Why an execution cannot be redriven now, in AWS's words; null where it can. */
  public static @Nullable String whyNot(Tx tx, Turn turn, ExecutionRow row) {
    return switch (row.status()) {
      case RUNNING, SUCCEEDED -> "Execution is " + row.status() + " and cannot be redriven";
      case FAILED, TIMED_OUT, ABORTED ->
          row.origin().batch() == null
              ? whyNotAnyMore(tx, turn, row)
              : "Execution was started by a Map Run and can only be redriven with it";
    };
  }

  /** Why an execution that ended badly cannot be redriven any more; null where it can. */
  public static @Nullable String whyNotAnyMore(Tx tx, Turn turn, ExecutionRow row) {
    StateMachine machine = StateMachines.find(tx, row.machineArn());
    if (machine != null && machine.deleting()) {
      return "State machine is in DELETING status";
    }
    if (tx.mapRuns().list(row.id(), null, MAP_RUNS).stream().anyMatch(Redrives::isStopping)) {
      return "Execution has a Map Run that is being stopped";
    }
    Instant stopped = row.stoppedAt();
    if (stopped != null && stopped.plus(PERIOD).isBefore(turn.now())) {
      return "Execution redrivable period exceeded";
    }
    if (row.startedAt().plus(turn.limits().executionTime()).isBefore(turn.now())) {
      return "Execution has exceeded the max execution time";
    }
    long last = Histories.backward(tx, row, 0, 1).events().getFirst().event().id();
    return last >= turn.limits().historyEvents() - SPARE_EVENTS
        ? "Execution history event limit exceeded"
        : null;
  }
}
