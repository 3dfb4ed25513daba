package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Tx;

/**
 * Lets executions of a redriven map run go on, those that ended badly alone, some in each turn and
 * in the order in which they were started.
 */
final class Redriving {
  /** Ours: so many executions are looked at in one turn. */
  private static final int PAGE = 500;

  private final Tx tx;
  private final Turn turn;
  private final Engine engine;
  private final int room;

  /**
   * For one turn of a run.
   *
   * @param room how many events each execution may add before others have their turn
   */
  Redriving(Tx tx, Turn turn, Engine engine, int room) {
    this.tx = tx;
    this.turn = turn;
    this.engine = engine;
    this.room = room;
  }

  /**
   * Lets at most so many go on, and no more side by side than may run.
   *
   * @return how many it were
   */
  int some(MapRun before, int atOnce, int sideBySide) {
    MapRun run = before;
    int redriven = 0;
    Progress.Again again = run.progress().again();
    ExecutionId after = again == null || again.seen() == 0 ? null : new ExecutionId(again.seen());
    for (ExecutionRow child : tx.executions().children(run.id(), after, PAGE)) {
      if (redriven == atOnce || !run.mayStart(sideBySide) || !run.isRedriving()) {
        break;
      }
      if (child.status() == ExecutionStatus.SUCCEEDED) {
        run = run.with(run.progress().seen(child.id()));
      } else {
        one(run, child);
        run = MapRuns.existing(tx, run.id());
        redriven++;
      }
    }
    run.save(tx);
    return redriven;
  }

  private void one(MapRun run, ExecutionRow child) {
    Origin.Batch batch = child.origin().batch();
    if (batch == null) {
      throw new IllegalStateException(
          "Expected an execution of a map run, but it is another (id=" + child.id().value() + ")");
    }
    if (!child.isExpress() && Redrives.whyNotAnyMore(tx, turn, child) != null) {
      run.notRedriven(child.id(), batch, child.status()).save(tx);
      return;
    }
    run.redriven(child.id(), batch).save(tx);
    Redrives.again(tx, turn.withEventsPerTurn(room), engine, child, null, run.plan().state());
  }
}
