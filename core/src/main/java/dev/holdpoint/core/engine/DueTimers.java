package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Fires timers that are due. A timer goes away in the transaction that acts on it, so it fires
 * once, however often the node dies. Thread-safe.
 */
public final class DueTimers {
  private static final int BATCH = 64;
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);

  private final Store store;
  private final Turns turns;
  private final TimerHandler handler;

  public DueTimers(Store store, Turns turns, TimerHandler handler) {
    this.store = store;
    this.turns = turns;
    this.handler = handler;
  }

  /**
   * Fires what is due now, one batch.
   *
   * @return whether there may be more
   */
  public boolean runOnce(Instant now) {
    try {
      return store.write(tx -> fire(tx, now, tx.timers().due(now, BATCH))) == BATCH;
    } catch (ExecutionBug bug) {
      return fireOneByOne(now);
    }
  }

  private int fire(Tx tx, Instant now, List<Timer> due) {
    Turn turn = turns.at(now);
    for (Timer timer : due) {
      tx.timers().cancel(timer.id());
      handler.fire(tx, turn, timer);
    }
    return due.size();
  }

  /** One execution has met a bug of ours: it is held, the others go on. */
  private boolean fireOneByOne(Instant now) {
    List<Timer> due = store.read(tx -> tx.timers().due(now, BATCH));
    for (Timer timer : due) {
      try {
        store.write(tx -> fire(tx, now, stillDue(tx, now, timer)));
      } catch (ExecutionBug bug) {
        store.write(tx -> {
          tx.executions().hold(bug.execution(), String.valueOf(bug.getMessage()));
          tx.timers().move(timer.id(), now.plus(AFTER_A_BUG));
          return null;
        });
      }
    }
    return due.size() == BATCH;
  }

  private static List<Timer> stillDue(Tx tx, Instant now, Timer timer) {
    return tx.timers().due(now, BATCH).contains(timer) ? List.of(timer) : List.of();
  }
}
