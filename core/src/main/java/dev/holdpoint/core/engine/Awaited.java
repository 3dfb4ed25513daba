package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/** What running executions still wait for, for those who do the work. */
final class Awaited {
  private final Definitions definitions;
  private final HotExecutions hot;

  Awaited(Definitions definitions, HotExecutions hot) {
    this.definitions = definitions;
    this.hot = hot;
  }

  /** As {@link Engine#owed}. */
  Effect.@Nullable CallTask owed(Tx tx, TaskRef task) {
    Execution execution = running(tx, task);
    Branch branch = execution == null ? null : execution.branches().get(task.branch());
    if (execution == null || branch == null || !execution.awaits(task)) {
      return null;
    }
    Definition definition = definitions.of(tx, execution.row());
    return definition.state(branch.position().state()) instanceof State.Task called
        ? Journal.sent(tx, task, called.resource())
        : null;
  }

  /** As {@link Engine#awaits}. */
  boolean awaits(Tx tx, TaskRef task) {
    Execution execution = running(tx, task);
    return execution != null && execution.awaits(task);
  }

  /** As {@link Engine#inputs}. */
  @Nullable MapInputs inputs(Tx tx, Turn turn, TaskRef map) {
    Execution execution = running(tx, map);
    Branch branch = execution == null ? null : execution.branches().get(map.branch());
    return execution != null
            && branch != null
            && branch.position().phase() instanceof Phase.Mapping(long event, _, _)
            && event == map.event()
        ? MapInputs.of(execution, definitions.of(tx, execution.row()), turn, branch)
        : null;
  }

  private @Nullable Execution running(Tx tx, TaskRef task) {
    ExecutionStore.Locked locked = HotExecutions.lock(tx, task.execution());
    return locked != null && locked.row().status() == ExecutionStatus.RUNNING
        ? hot.load(tx, locked).execution()
        : null;
  }
}
