package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionId;

/** A bug of ours met one execution: that one is held and shown, the node goes on. */
public final class ExecutionBug extends RuntimeException {
  private final ExecutionId execution;

  public ExecutionBug(ExecutionId execution, RuntimeException bug) {
    super("Execution " + execution.value() + " stands still: " + told(bug), bug);
    this.execution = execution;
  }

  private static String told(RuntimeException bug) {
    return bug instanceof DamagedRow ? String.valueOf(bug.getMessage()) : bug.toString();
  }

  public ExecutionId execution() {
    return execution;
  }
}
