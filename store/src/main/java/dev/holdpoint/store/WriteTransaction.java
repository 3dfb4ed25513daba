package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The writer's transaction. Each unit that changes something gets a savepoint of its own, set right
 * before its first change; the first such unit needs none, as there is nothing before it to keep.
 */
final class WriteTransaction {
  /** The savepoint of the unit that runs. */
  private static final String UNIT = "unit";

  private final WriterConnection connection;
  private final Set<String> news = new LinkedHashSet<>();
  private @Nullable JdbcTx open;
  private boolean keptChanges;
  private boolean unitChanged;

  WriteTransaction(WriterConnection connection) {
    this.connection = connection;
  }

  /**
   * Runs all units in one transaction and commits it; a unit that throws is taken back alone.
   *
   * @param gathered gives more units once the transaction has begun, which are added to the others
   */
  void run(List<Unit<?>> units, IntFunction<List<Unit<?>>> gathered) {
    news.clear();
    keptChanges = false;
    JdbcTx tx = connection.begin();
    units.addAll(gathered.apply(units.size()));
    open = tx;
    for (Unit<?> unit : units) {
      tx = run(unit, tx);
    }
    connection.commit(news);
    open = null;
  }

  /** Ends the transaction, if there still is one, with nothing kept. */
  void abandon() {
    JdbcTx tx = open;
    open = null;
    if (tx != null) {
      tx.session().allowNothing();
      tx.takeActions();
      tx.takeNews();
      connection.rollback();
    }
  }

  /** Returns what the next unit sees. */
  private JdbcTx run(Unit<?> unit, JdbcTx tx) {
    unitChanged = false;
    tx.savepoints().clear();
    tx.session().allowWriting(() -> beforeChange(tx));
    boolean done = unit.run(tx) && send(unit, tx);
    tx.session().allowNothing();
    List<Runnable> actions = tx.takeActions();
    List<String> announced = tx.takeNews();
    if (done) {
      unit.keepActions(actions);
      news.addAll(announced);
    }
    checkAlive(tx, done);
    return unitChanged ? endUnit(tx, done) : tx;
  }

  /** Whatever the database has against the unit's changes is the unit's own to hear. */
  private boolean send(Unit<?> unit, JdbcTx tx) {
    if (!unitChanged || tx.session().leave(UNIT, unit::refuse)) {
      return true;
    }
    try {
      if (keptChanges) {
        tx.session().controlLater("RELEASE " + UNIT);
      }
      tx.session().flush();
      return true;
    } catch (RuntimeException refusal) {
      unit.refuse(refusal);
      return false;
    }
  }

  /**
   * On some failures the database rolls back all by itself, and a savepoint set after that would
   * commit alone. A unit that failed and changed something is told apart when it is taken back.
   */
  private void checkAlive(JdbcTx tx, boolean done) {
    StoreException failure = tx.session().failure();
    if (failure != null && (done || !unitChanged)) {
      throw failure;
    }
  }

  private void beforeChange(JdbcTx tx) {
    if (!unitChanged) {
      if (keptChanges) {
        tx.session().controlLater("SAVEPOINT " + UNIT);
      }
      unitChanged = true;
    }
    tx.savepoints().beforeChange();
  }

  private JdbcTx endUnit(JdbcTx tx, boolean done) {
    if (done) {
      keptChanges = true;
    } else if (keptChanges) {
      tx.session().rollbackTo(UNIT);
    } else if (!tx.session().dropChanges()) {
      abandon();
      JdbcTx again = connection.begin();
      open = again;
      return again;
    }
    return tx;
  }
}
