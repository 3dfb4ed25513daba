package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to PostgreSQL. A connection that breaks before a transaction begins is replaced, and
 * nobody notices; within one, its units fail. If it breaks at the commit, the server is asked what
 * became of the transaction.
 */
final class PostgresWriter implements WriterConnection {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresWriter.class);

  /** For how long a batch waits for a database that is away, before its callers hear of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  /** The transaction's number, and which change of resources was the last one. */
  private static final String BEGUN =
      "; SELECT pg_current_xact_id()::text || ' ' || last_value FROM resource_changes";

  private final Supplier<Session> connect;
  private final Announcements announcements;
  private KnownResources known = new KnownResources();
  private @Nullable JdbcTx tx;
  private @Nullable String transaction;

  PostgresWriter(Supplier<Session> connect, Announcements announcements) {
    this.connect = connect;
    this.announcements = announcements;
  }

  @Override
  public JdbcTx begin() {
    return patiently(this::beginOnce);
  }

  private JdbcTx beginOnce() {
    JdbcTx current = connected();
    try {
      Session session = current.session();
      String begun = session.controlText(session.dialect().beginWriting() + BEGUN);
      String[] parts = String.valueOf(begun).split(" ");
      transaction = parts[0];
      known.begin(Long.parseLong(parts[1]));
      return current;
    } catch (StoreException e) {
      // Whatever state it is in, a new connection is in none.
      disconnect();
      throw e;
    }
  }

  @Override
  public void commit(Set<String> news) {
    Session session = current().session();
    if (session.isRefused()) {
      throw new StoreException("A unit of work went on after the database refused a change", null);
    }
    for (String message : announcements.messages(news)) {
      session.control(announcements.statement(), message);
    }
    try {
      session.control("COMMIT");
    } catch (StoreException e) {
      if (!session.isLost() || !wasCommitted()) {
        throw e;
      }
    }
  }

  @Override
  public void rollback() {
    JdbcTx current = tx;
    if (current == null) {
      return;
    }
    try {
      if (!current.session().isLost()) {
        current.session().control("ROLLBACK");
      }
    } catch (StoreException e) {
      LOG.debug("The transaction ended with its connection", e);
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  /** What became of a transaction whose commit was sent, and whose answer was lost. */
  private boolean wasCommitted() {
    String asked = transaction;
    String outcome = patiently(() -> settled(asked));
    LOG.warn("The connection broke at a commit (transaction={} outcome={})", asked, outcome);
    return "committed".equals(outcome);
  }

  private String settled(@Nullable String asked) {
    String status =
        connected().session().controlText("SELECT pg_xact_status('%s'::xid8)".formatted(asked));
    if ("in progress".equals(status)) {
      throw new StoreException("The transaction's outcome is not known yet", null);
    }
    return String.valueOf(status);
  }

  private <T> T patiently(Supplier<T> step) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return step.get();
      } catch (StoreException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        LOG.debug("The database is away, trying again", e);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted while the database was away", e);
    }
  }

  private JdbcTx current() {
    JdbcTx current = tx;
    if (current == null) {
      throw new IllegalStateException("Expected a transaction, but none was begun");
    }
    return current;
  }

  private JdbcTx connected() {
    JdbcTx current = tx;
    if (current != null && current.session().isLost()) {
      disconnect();
      current = null;
    }
    if (current == null) {
      // Behind a new connection may be another server, whose counting is its own.
      known = new KnownResources();
      current = new JdbcTx(connect.get(), known);
      tx = current;
    }
    return current;
  }

  private void disconnect() {
    JdbcTx current = tx;
    tx = null;
    if (current != null) {
      current.session().discard();
    }
  }
}
