package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Ceiling;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.json.Malformed;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Starting and stopping executions. What they do in between is the {@link Engine}'s. */
public final class Executions {
  private final Engine engine;
  private final Ceiling<String> open;
  private final ChildExecutions children = new ChildExecutions();

  /** As many as there is room for. */
  public Executions(Engine engine) {
    this(engine, new Ceiling<>(Integer.MAX_VALUE));
  }

  /**
   * @param open how many may be open at once
   */
  public Executions(Engine engine, Ceiling<String> open) {
    this.engine = engine;
    this.open = open;
  }

  /**
   * What StartExecution asks for.
   *
   * @param machineArn of a machine, one of its versions, or an alias
   * @param name unique for its machine, or null for a UUID
   * @param input JSON text, or null for {@code {}}
   */
  public record Start(
      String machineArn,
      @Nullable String name,
      @Nullable String input,
      @Nullable String traceHeader) {}

  /** As {@link #start(Tx, Turn, Start)}, without a trace header. */
  public ExecutionRow start(
      Tx tx, Turn turn, String machineArn, @Nullable String name, @Nullable String input) {
    return start(tx, turn, new Start(machineArn, name, input, null));
  }

  /**
   * Starts an execution. Asking again with the same name and input, while it runs, is no error.
   *
   * @throws dev.holdpoint.core.aws.AwsException StateMachineDoesNotExist, StateMachineDeleting,
   *     InvalidName, InvalidExecutionInput, ExecutionAlreadyExists, ExecutionLimitExceeded
   */
  public ExecutionRow start(Tx tx, Turn turn, Start start) {
    StartTarget target = StartTarget.of(tx, turn, start.machineArn(), start.traceHeader());
    StateMachine machine = target.machine();
    String given = start.input() == null ? "{}" : start.input();
    checkInput(given, turn);
    String name = start.name();
    String named = name == null ? turn.ids().uuid() : Names.check(name, turn.limits());
    boolean express = machine.type() == MachineType.EXPRESS;
    Arn arn = express ? express(turn, machine, named) : standard(machine, named);
    // An Express execution has no name that another may not have.
    ExecutionRow known = name == null || express ? null : tx.executions().find(arn);
    if (known != null) {
      return same(tx, known, given);
    }
    // AWS does not count Express executions.
    if (!express && !open.admits("open", 1, turn.now(), () -> running(tx))) {
      throw StatesError.tooManyExecutions();
    }
    return begin(tx, turn, target, arn, given);
  }

  private long running(Tx tx) {
    ExecutionFilter running = ExecutionFilter.of(null, ExecutionStatus.RUNNING);
    return tx.executions().count(running, Math.toIntExact(open.most()));
  }

  /**
   * Starts an execution of an Express machine, for a caller who waits for its end.
   *
   * @throws dev.holdpoint.core.aws.AwsException as {@link #start}, and StateMachineTypeNotSupported
   */
  public ExecutionRow startSync(Tx tx, Turn turn, Start start) {
    StartTarget target = StartTarget.of(tx, turn, start.machineArn(), start.traceHeader());
    if (target.machine().type() != MachineType.EXPRESS) {
      throw StatesError.typeNotSupported();
    }
    return start(tx, turn, start);
  }

  /** An execution lives where its machine does. */
  private static Arn standard(StateMachine machine, String name) {
    return Home.of(machine.arn()).arn("states", "execution:" + machine.name() + ":" + name);
  }

  private static Arn express(Turn turn, StateMachine machine, String name) {
    String resource = ExecutionRow.expressResource(machine.name(), name, turn.ids().uuid());
    return Home.of(machine.arn()).arn("states", resource);
  }

  private ExecutionRow begin(Tx tx, Turn turn, StartTarget target, Arn arn, String given) {
    StateMachine machine = target.machine();
    ExecutionRow row =
        new ExecutionRow(
            new ExecutionId(turn.ids().next()),
            arn,
            machine.arn(),
            machine.definition(),
            ExecutionStatus.RUNNING,
            turn.now(),
            null,
            null,
            target.origin());
    engine.start(tx, turn, row, new Trigger.Started(given, machine.roleArn()));
    return row;
  }

  /** Lets a task wait for an execution's end, which may have come already. */
  public void await(
      Tx tx, Turn turn, String executionArn, TaskRef task, ChildExecutions.Form form) {
    children.await(tx, turn, engine, task, get(tx, executionArn).id(), form);
  }

  private static ExecutionRow same(Tx tx, ExecutionRow known, String input) {
    boolean same =
        known.status() == ExecutionStatus.RUNNING && Histories.input(tx, known).equals(input);
    if (!same) {
      throw StatesError.executionAlreadyExists(known.arn());
    }
    return known;
  }

  /**
   * Stops an execution; one that has ended stays as it is.
   *
   * @return when it ended
   */
  public ExecutionRow stop(
      Tx tx, Turn turn, String arnText, @Nullable String error, @Nullable String cause) {
    ExecutionRow row = get(tx, arnText);
    engine.trigger(tx, turn, row.id(), new Trigger.Stopped(error, cause));
    return get(tx, arnText);
  }

  /** The execution of this ARN, or the error that AWS gives. */
  public static ExecutionRow get(Tx tx, String arnText) {
    Arn arn = Names.arn(arnText, "execution");
    ExecutionRow row = tx.executions().find(arn);
    if (row == null) {
      throw StatesError.executionDoesNotExist(arn);
    }
    return row;
  }

  private static void checkInput(String input, Turn turn) {
    if (input.getBytes(StandardCharsets.UTF_8).length > turn.limits().payloadBytes()) {
      throw StatesError.tooLong("input", turn.limits().payloadBytes());
    }
    try {
      Json.parse(input);
    } catch (JacksonException e) {
      throw StatesError.invalidInput(Malformed.of(input, e).message());
    }
  }
}
