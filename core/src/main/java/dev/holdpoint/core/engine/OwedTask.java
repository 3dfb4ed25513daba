package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;

/**
 * A task's call in the outbox: only where it belongs. What is to be sent stands in the history
 * event that scheduled it, written once.
 */
public record OwedTask(long execution, int branch, long event) {
  static OwedTask of(TaskRef task) {
    return new OwedTask(task.execution().value(), task.branch(), task.event());
  }

  public TaskRef task() {
    return new TaskRef(new ExecutionId(execution), branch, event);
  }
}
