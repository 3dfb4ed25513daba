package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.util.List;

/**
 * The writer's transaction. Each unit that changes something gets a savepoint of its own, set right
 * before its first change; the first such unit needs none, as there is nothing before it to keep.
 */
final class WriteTransaction {
  private final Session session;
  private final JdbcTx tx;
  private final String begin;
  private boolean keptChanges;
  private boolean unitChanged;

  WriteTransaction(Session session) {
    this.session = session;
    this.tx = new JdbcTx(session);
    this.begin = session.dialect().beginWriting();
  }

  /** Runs all units in one transaction and commits it; a unit that throws is taken back alone. */
  void run(List<Unit<?>> units) {
    session.control(begin);
    keptChanges = false;
    for (Unit<?> unit : units) {
      run(unit);
    }
    session.control("COMMIT");
  }

  /** Ends the transaction, if there still is one, with nothing kept. */
  void abandon() {
    session.allowNothing();
    tx.takeActions();
    try {
      session.control("ROLLBACK");
    } catch (StoreException e) {
      // SQLite has rolled back by itself, as it does on a full disk.
    }
  }

  private void run(Unit<?> unit) {
    unitChanged = false;
    tx.savepoints().clear();
    session.allowWriting(this::beforeChange);
    boolean done = unit.run(tx);
    session.allowNothing();
    List<Runnable> actions = tx.takeActions();
    if (done) {
      unit.keepActions(actions);
    }
    checkAlive(done);
    if (unitChanged) {
      endUnit(done);
    }
  }

  /**
   * On some failures SQLite rolls back all by itself, and a savepoint set after that would commit
   * alone. A unit that failed and changed something is told apart when it is taken back.
   */
  private void checkAlive(boolean done) {
    StoreException failure = session.failure();
    if (failure != null && (done || !unitChanged)) {
      throw failure;
    }
  }

  private void beforeChange() {
    if (!unitChanged) {
      if (keptChanges) {
        session.control("SAVEPOINT unit");
      }
      unitChanged = true;
    }
    tx.savepoints().beforeChange();
  }

  private void endUnit(boolean done) {
    if (keptChanges) {
      if (!done) {
        session.control("ROLLBACK TO unit");
      }
      session.control("RELEASE unit");
    } else if (done) {
      keptChanges = true;
    } else {
      abandon();
      session.control(begin);
    }
  }
}
