package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.util.List;
import java.util.Set;

/** Writes to a SQLite file through one connection that lasts as long as the store. */
final class SqliteWriter implements WriterConnection {
  private final Session session;
  private final KnownResources known = new KnownResources();
  private final JdbcTx tx;
  private final List<String> begin;

  SqliteWriter(Session session) {
    this.session = session;
    this.tx = new JdbcTx(session, known, null);
    this.begin = session.dialect().beginWriting();
  }

  @Override
  public JdbcTx begin() {
    begin.forEach(session::control);
    known.begin();
    session.begun();
    return tx;
  }

  @Override
  public void commit(Set<String> news) {
    // The file has one process, so nobody else is there to hear them.
    session.control("COMMIT");
  }

  @Override
  public void rollback() {
    try {
      session.rollback();
    } catch (StoreException e) {
      // SQLite has rolled back by itself, as it does on a full disk.
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
