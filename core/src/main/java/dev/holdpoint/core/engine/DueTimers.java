package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.SetAside;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * @return when to look again: now, where there may be more
   */
  public @Nullable Instant fireAndNext(Instant now) {
    return runOnce(now) ? now : store.read(tx -> tx.timers().next());
  }

  /**
   * Fires what is due now, one batch.
   *
   * @return whether there may be more
   */
  public boolean runOnce(Instant now) {
    try {
      return store.write(tx -> fire(tx, now, tx.timers().due(now, BATCH))) == BATCH;
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException bug) {
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

  /** One of them has met a bug of ours: that one is put off, the others go on. */
  private boolean fireOneByOne(Instant now) {
    List<Timer> due = store.read(tx -> tx.timers().due(now, BATCH));
    @Nullable RuntimeException met = null;
    for (Timer timer : due) {
      try {
        store.write(tx -> fire(tx, now, stillDue(tx, now, timer)));
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException bug) {
        store.write(tx -> putOff(tx, now, timer, bug));
        met = bug instanceof ExecutionBug ? met : bug;
      }
    }
    if (met != null) {
      // Nobody else would hear of it: an execution is held and shown, other owners are not.
      throw met;
    }
    return due.size() == BATCH;
  }

  private static Timer putOff(Tx tx, Instant now, Timer timer, RuntimeException bug) {
    if (bug instanceof ExecutionBug execution) {
      tx.executions().hold(execution.execution(), String.valueOf(bug.getMessage()));
    }
    if (bug instanceof DamagedRow) {
      // It would be damaged tomorrow too.
      SetAside.keep(
          tx.resources(),
          "timer",
          timer.id(),
          timer.due(),
          timer.owner(),
          String.valueOf(bug.getMessage()));
      tx.timers().cancel(timer.id());
      return timer;
    }
    tx.timers().move(new Timer(timer.id(), now.plus(AFTER_A_BUG), timer.owner()));
    return timer;
  }

  private static List<Timer> stillDue(Tx tx, Instant now, Timer timer) {
    return tx.timers().due(now, BATCH).contains(timer) ? List.of(timer) : List.of();
  }
}
