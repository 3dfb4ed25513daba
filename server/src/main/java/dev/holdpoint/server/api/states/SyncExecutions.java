package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;

/** Starts executions of Express machines for callers who wait for their ends. Thread-safe. */
public record SyncExecutions(Store store, Turns turns, Executions executions, ExecutionEnds ends) {
  /**
   * Starts one and waits for its end.
   *
   * @throws dev.holdpoint.core.aws.AwsException as {@link Executions#startSync}
   */
  public ExecutionRow run(Executions.Start start) {
    ExecutionRow started = Held.write(store, tx -> executions.startSync(tx, turns.now(), start));
    return ends.await(store, started.id());
  }
}
