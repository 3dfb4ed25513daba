package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.ExecutionBug;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes on behalf of a caller: an execution that meets a bug of ours is held, and the caller told.
 */
final class Held {
  private static final Logger LOG = LoggerFactory.getLogger(Held.class);

  private Held() {}

  /** As {@link Store#write}; an {@link ExecutionBug} holds its execution before it goes on. */
  static <T extends @Nullable Object> T write(Store store, Work<T> work) {
    try {
      return store.write(work);
    } catch (ExecutionBug bug) {
      LOG.error("{}", bug.getMessage(), bug);
      store.write(tx -> {
        tx.executions().hold(bug.execution(), String.valueOf(bug.getMessage()));
        return null;
      });
      throw bug;
    }
  }
}
