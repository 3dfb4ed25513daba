package dev.holdpoint.core.states;

import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Jobs;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.MapRuns;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Executions that a task started and waits for ({@code startExecution.sync}). The parent hears of
 * the end in the commit that ends the child, so it asks nobody; a task that is over before its
 * child stops it.
 */
public final class ChildExecutions implements Jobs {
  private static final int PAGE = 100;

  /** How the parent wants to hear of its child's input and output. */
  public enum Form {
    /** As text: {@code .sync}. */
    TEXT,
    /** As JSON: {@code .sync:2}. */
    JSON
  }

  /** A row's body: enough to find the other row, and the task. */
  private record Link(long parent, int branch, long event, long child, Form form) {
    TaskRef task() {
      return new TaskRef(new ExecutionId(parent), branch, event);
    }

    String byTask() {
      return byTask(task());
    }

    static String byTask(TaskRef task) {
      return "task/%d/%d/%d".formatted(task.execution().value(), task.branch(), task.event());
    }

    String byChild() {
      return "child/%d/%s".formatted(child, byTask());
    }
  }

  /** Lets a task wait for an execution's end, which may have come already. */
  void await(Tx tx, Turn turn, Engine engine, TaskRef task, ExecutionId child, Form form) {
    Link link =
        new Link(task.execution().value(), task.branch(), task.event(), child.value(), form);
    JsonNode body = Json.tree(link);
    tx.resources().put(ResourceKind.CHILD_EXECUTION, link.byTask(), body);
    tx.resources().put(ResourceKind.CHILD_EXECUTION, link.byChild(), body);
    if (row(tx, child).status() != ExecutionStatus.RUNNING) {
      ended(tx, turn, engine, child);
    }
  }

  /** Whether a task waits for the end of an execution that it started. */
  public static boolean isAwaited(Tx tx, TaskRef task) {
    return tx.resources().find(ResourceKind.CHILD_EXECUTION, Link.byTask(task)) != null;
  }

  @Override
  public void ended(Tx tx, Turn turn, Engine engine, ExecutionId execution) {
    List<Resource> waiting = waiting(tx, execution);
    if (!waiting.isEmpty() && engine.isDeep()) {
      alarm(tx, turn, execution, Alarm.Kind.TELL_END);
      return;
    }
    while (!waiting.isEmpty()) {
      for (Resource each : waiting) {
        Link link = Json.read(each.body(), Link.class);
        forget(tx, link);
        engine.trigger(tx, turn, link.task().execution(), told(tx, link));
      }
      waiting = waiting(tx, execution);
    }
  }

  @Override
  public void begin(Tx tx, Turn turn, MapPlan plan) {
    MapRuns.begin(tx, turn, plan);
  }

  @Override
  public void redrive(Tx tx, Turn turn, TaskRef map) {
    MapRuns.redrive(tx, turn, map);
  }

  @Override
  public void goOn(Tx tx, Turn turn, Engine engine, long mapRun, long timer) {
    MapRuns.goOn(tx, turn, engine, mapRun, timer);
  }

  @Override
  public void ended(Tx tx, Turn turn, Origin.Batch batch, ExecutionStatus status) {
    MapRuns.ended(tx, turn, batch, status);
  }

  @Override
  public void abandoned(Tx tx, Turn turn, Engine engine, TaskRef task) {
    JsonNode body = tx.resources().find(ResourceKind.CHILD_EXECUTION, Link.byTask(task));
    if (body == null) {
      MapRuns.abandoned(tx, turn, task);
      return;
    }
    Link link = Json.read(body, Link.class);
    forget(tx, link);
    ExecutionId child = new ExecutionId(link.child());
    if (engine.isDeep()) {
      alarm(tx, turn, child, Alarm.Kind.STOP);
    } else {
      engine.trigger(tx, turn, child, new Trigger.Stopped(null, null));
    }
  }

  private static List<Resource> waiting(Tx tx, ExecutionId child) {
    String prefix = "child/" + child.value() + "/";
    return tx.resources().list(ResourceKind.CHILD_EXECUTION, prefix, null, PAGE);
  }

  private static void forget(Tx tx, Link link) {
    tx.resources().delete(ResourceKind.CHILD_EXECUTION, link.byTask());
    tx.resources().delete(ResourceKind.CHILD_EXECUTION, link.byChild());
  }

  private static void alarm(Tx tx, Turn turn, ExecutionId execution, Alarm.Kind kind) {
    long id = turn.ids().next();
    tx.timers().set(new Timer(id, turn.now(), new Alarm(execution, 0, kind, id).owner()));
  }

  private static Trigger told(Tx tx, Link link) {
    ExecutionRow child = row(tx, new ExecutionId(link.child()));
    String description = Json.write(ChildDescription.of(tx, child, link.form()));
    return child.status() == ExecutionStatus.SUCCEEDED
        ? new Trigger.TaskSucceeded(link.task(), description)
        : new Trigger.TaskFailed(link.task(), Failure.of("States.TaskFailed", description));
  }

  private static ExecutionRow row(Tx tx, ExecutionId id) {
    ExecutionStore.Locked locked = tx.executions().lock(id);
    if (locked == null) {
      throw new IllegalStateException(
          "Expected an execution, but there is none (id=" + id.value() + ")");
    }
    return locked.row();
  }
}
