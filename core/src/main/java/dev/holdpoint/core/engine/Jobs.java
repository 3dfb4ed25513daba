package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Tx;

/** What tasks have begun and wait for: jobs, which may be executions too. */
public interface Jobs {
  /** An execution has ended: whoever waits for it hears so, in this transaction. */
  void ended(Tx tx, Turn turn, Engine engine, ExecutionId execution);

  /** A distributed Map begins its run, in this transaction. */
  void begin(Tx tx, Turn turn, MapPlan plan);

  /** The run that a distributed Map began at this event ended badly and is to go on. */
  void redrive(Tx tx, Turn turn, TaskRef map);

  /** A map run goes on, as its timer says. */
  void goOn(Tx tx, Turn turn, Engine engine, long mapRun, long timer);

  /** An execution that a map run started has ended. */
  void ended(Tx tx, Turn turn, Origin.Batch batch, ExecutionStatus status);

  /** A task is over before its job: the job is stopped, in this transaction. */
  void abandoned(Tx tx, Turn turn, Engine engine, TaskRef task);
}
