package dev.holdpoint.core.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Executions that ended so long ago that they are not kept any more. */
public record OldExecutions(Store store, Turns turns, Retention retention) {
  /**
   * Takes them away: looks with a reader, and changes a little in each unit of work, so that nobody
   * who writes waits for it.
   *
   * @return how many there were
   */
  public int tidy() {
    int forgotten = 0;
    for (ExecutionStatus how : ExecutionStatus.values()) {
      forgotten += how == ExecutionStatus.RUNNING ? 0 : forget(how);
    }
    boolean more = true;
    while (more) {
      more = store.write(Retention::forgetMore);
    }
    return forgotten;
  }

  private int forget(ExecutionStatus how) {
    Instant now = turns.now().now();
    int forgotten = 0;
    @Nullable ExecutionId after = null;
    do {
      ExecutionId from = after;
      Retention.Seen seen = store.read(tx -> retention.look(tx, now, how, from));
      seen.old().forEach(row -> forget(now, row));
      forgotten += seen.old().size();
      after = seen.next();
    } while (after != null);
    return forgotten;
  }

  private void forget(Instant now, ExecutionRow row) {
    boolean more = true;
    while (more) {
      more = store.write(tx -> retention.forget(tx, now, row.id()));
    }
  }
}
