package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.Tx;

/** What tasks have begun and wait for: jobs, which may be executions too. */
public interface Jobs {
  /** An execution has ended: whoever waits for it hears so, in this transaction. */
  void ended(Tx tx, Turn turn, Engine engine, ExecutionId execution);

  /** A task is over before its job: the job is stopped, in this transaction. */
  void abandoned(Tx tx, Turn turn, Engine engine, TaskRef task);
}
