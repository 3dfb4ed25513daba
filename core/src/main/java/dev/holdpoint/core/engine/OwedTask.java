package dev.holdpoint.core.engine;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;

/**
 * A task's call in the outbox: only where it belongs. What is to be sent stands in the history
 * event that scheduled it, written once.
 */
public record OwedTask(long execution, int branch, long event) {
  public static OwedTask of(TaskRef task) {
    return new OwedTask(task.execution().value(), task.branch(), task.event());
  }

  /** Owes the call, to be made after the commit. */
  public void add(Tx tx, Turn turn) {
    String body = Json.write(this);
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.TASK, body, turn.now(), 0));
  }

  public TaskRef task() {
    return new TaskRef(new ExecutionId(execution), branch, event);
  }
}
