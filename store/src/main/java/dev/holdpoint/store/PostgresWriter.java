package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  /** Asked when a transaction has the lock, so that nobody changes it meanwhile. */
  private static final String BEGUN =
      """
      SELECT pg_current_xact_id()::text, changes.last_value, entries.last_value
      FROM resource_changes AS changes, journal_id_seq AS entries\
      """;

  /**
   * Which run of the server this is. After a crash it gives the numbers of transactions that left
   * no trace to others, so what became of a number is known only within one run. When the
   * checkpointer began shows a crash that the server's own process survived, to whoever may see it.
   */
  private static final String SERVER_RUN =
      """
      SELECT pg_postmaster_start_time()::text || ' ' || coalesce(
        (SELECT min(backend_start)::text FROM pg_stat_activity WHERE backend_type = 'checkpointer'),
        '')\
      """;

  private final Supplier<Session> connect;
  private final Announcements announcements;
  private final EntryNumbers numbers = new EntryNumbers();
  private KnownResources known = new KnownResources();
  private @Nullable JdbcTx tx;
  private @Nullable String transaction;
  private String serverRun = "";

  /**
   * What a transaction finds.
   *
   * @param transaction its number
   * @param resourceChanges which change of resources was the last one
   * @param lastEntry the last journal entry's number
   */
  private record Begun(String transaction, long resourceChanges, long lastEntry) {
    static Begun of(ResultSet row) throws SQLException {
      return new Begun(row.getString(1), row.getLong(2), row.getLong(3));
    }
  }

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
      session.begun();
      session.dialect().beginWriting().forEach(session::controlLater);
      Begun begun = session.controlRow(BEGUN, Begun::of);
      session.begun();
      transaction = begun.transaction();
      known.begin(begun.resourceChanges());
      numbers.begin(begun.lastEntry());
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
    session.check();
    if (numbers.isUsed()) {
      session.controlLater("SELECT setval('journal_id_seq', ?)", numbers.last());
    }
    for (String message : announcements.messages(news)) {
      session.controlLater(announcements.statement(), message);
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
        current.session().rollback();
      }
    } catch (StoreException e) {
      LOG.debug("The transaction ended with its connection", e);
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  /**
   * What became of a transaction whose commit was sent, and whose answer was lost. Where the server
   * has started again since, nobody can tell: its callers hear that it failed, and try again.
   */
  private boolean wasCommitted() {
    String asked = transaction;
    String run = serverRun;
    String outcome = patiently(() -> settled(asked));
    if (!run.equals(serverRun)) {
      outcome = "unknown since the server started again";
    }
    LOG.warn("The connection broke at a commit (transaction={} outcome={})", asked, outcome);
    return "committed".equals(outcome);
  }

  private String settled(@Nullable String asked) {
    String status =
        connected()
            .session()
            .controlRow(
                "SELECT pg_xact_status('%s'::xid8)".formatted(asked),
                row -> String.valueOf(row.getString(1)));
    if ("in progress".equals(status)) {
      throw new StoreException("The transaction's outcome is not known yet", null);
    }
    return status;
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
      current = new JdbcTx(connect.get(), known, numbers);
      tx = current;
      serverRun = serverRun(current.session());
    }
    return current;
  }

  private String serverRun(Session session) {
    try {
      return session.controlRow(SERVER_RUN, row -> String.valueOf(row.getString(1)));
    } catch (StoreException e) {
      disconnect();
      throw e;
    }
  }

  private void disconnect() {
    JdbcTx current = tx;
    tx = null;
    if (current != null) {
      current.session().discard();
    }
  }
}
