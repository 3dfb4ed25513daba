package dev.holdpoint.testkit;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One execution in a {@link TestEngine}: what it did, and how its tasks are answered. */
public final class TestRun {
  private static final int ALL = 100_000;

  private final TestEngine engine;
  private final Arn arn;

  TestRun(TestEngine engine, Arn arn) {
    this.engine = engine;
    this.arn = arn;
  }

  public Arn arn() {
    return arn;
  }

  public ExecutionRow row() {
    return engine.read((tx, turn) -> row(tx));
  }

  /** Its row, within a unit of work. */
  public ExecutionRow row(Tx tx) {
    return Objects.requireNonNull(tx.executions().find(arn));
  }

  public ExecutionStatus status() {
    return row().status();
  }

  public Histories.Ending ending() {
    return engine.read((tx, turn) -> Histories.ending(tx, row(tx)));
  }

  /** The output of an execution that succeeded, or null. */
  public @Nullable JsonNode output() {
    String output = ending().output();
    return output == null ? null : Json.parse(output);
  }

  public List<HistoryEvent> history() {
    return engine.read((tx, turn) -> Histories.forward(tx, row(tx), 1, ALL)).events().stream()
        .map(Histories.Timed::event)
        .toList();
  }

  /** Each event as {@code id<previous Type}, which is quick to read and to compare. */
  public List<String> steps() {
    return history().stream()
        .map(event -> event.id() + "<" + event.previousId() + " " + event.type().awsName())
        .toList();
  }

  /** The types of the events from this one on, in one line. */
  public String typesFrom(long event) {
    return history().stream()
        .filter(each -> each.id() >= event)
        .map(each -> each.type().awsName())
        .collect(Collectors.joining(" "));
  }

  /** The last event's details. */
  public JsonNode lastDetails() {
    return Objects.requireNonNull(history().getLast().details());
  }

  /** Whether it waits for a task's end. */
  public boolean isWaiting() {
    return engine.read((tx, turn) ->
        Engine.fold(tx, row(tx)).branches().values().stream()
            .anyMatch(branch -> branch.position().phase() instanceof Phase.Calling));
  }

  /** The task that the execution waits for. */
  public TaskRef task() {
    return engine.read((tx, turn) -> {
      ExecutionRow row = row(tx);
      return Engine.fold(tx, row).branches().values().stream()
          .filter(branch -> branch.position().phase() instanceof Phase.Calling)
          .map(branch ->
              new TaskRef(row.id(), branch.position().branch(), event(branch.position().phase())))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Expected a waiting task (" + arn + ")"));
    });
  }

  private static long event(Phase phase) {
    return phase instanceof Phase.Calling calling ? calling.event() : 0;
  }

  /** The token of the task that the execution waits for. */
  public String token() {
    return engine.tokens().mint(task());
  }

  /** The call that the execution waits for, as it would be made. */
  public Effect.CallTask call() {
    TaskRef task = task();
    return Objects.requireNonNull(engine.read((tx, turn) -> engine.node().engine().owed(tx, task)));
  }

  /** The called service answers. */
  public boolean answerCall(String output) {
    return trigger(new Trigger.CallSucceeded(task(), output));
  }

  public boolean failCall(@Nullable String error, @Nullable String cause) {
    return trigger(new Trigger.CallFailed(task(), Failure.of(error, cause)));
  }

  /** Hands over any trigger, and says whether it changed something. */
  public boolean trigger(Trigger trigger) {
    return engine.write(
        (tx, turn) -> engine.node().engine().trigger(tx, turn, row(tx).id(), trigger));
  }

  /** {@code SendTaskSuccess}. */
  public void succeed(String token, String output) {
    engine.<Object>write((tx, turn) -> {
      engine.node().answers().success(tx, turn, token, output);
      return arn;
    });
  }

  /** {@code SendTaskFailure}. */
  public void fail(String token, @Nullable String error, @Nullable String cause) {
    engine.<Object>write((tx, turn) -> {
      engine.node().answers().failure(tx, turn, token, error, cause);
      return arn;
    });
  }

  /** {@code SendTaskHeartbeat}. */
  public void beat(String token) {
    engine.<Object>write((tx, turn) -> {
      engine.node().answers().heartbeat(tx, turn, token);
      return arn;
    });
  }

  /** {@code StopExecution}. */
  public void stop(@Nullable String error, @Nullable String cause) {
    engine.write(
        (tx, turn) -> engine.node().executions().stop(tx, turn, arn.value(), error, cause));
  }
}
