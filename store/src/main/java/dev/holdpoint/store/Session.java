package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.store.Statements.Change;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with the statements prepared on it, and who may use it now. One thread at a time.
 */
final class Session implements AutoCloseable {
  /** What a unit of work may do. */
  private enum Mode {
    NOTHING,
    READ,
    WRITE
  }

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final Dialect dialect;
  private final Outgoing outgoing;
  private Runnable beforeChange = () -> {};
  private Mode mode = Mode.NOTHING;
  private @Nullable StoreException failure;
  private boolean refused;
  private boolean lost;

  Session(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
    this.outgoing = new Outgoing(new Statements(connection), dialect);
  }

  Dialect dialect() {
    return dialect;
  }

  /** From here on units may read. */
  void allowReading() {
    mode = Mode.READ;
  }

  /** From here on units may read and write; the action runs before each change. */
  void allowWriting(Runnable action) {
    beforeChange = action;
    mode = Mode.WRITE;
    failure = null;
    outgoing.beginUnit();
  }

  /** How the database failed since {@link #allowWriting}, whoever caught it; or null. */
  @Nullable StoreException failure() {
    return failure;
  }

  /**
   * Whether something failed and was not rolled back since. PostgreSQL answers the commit of such a
   * transaction as if it went well, and keeps nothing.
   */
  boolean isRefused() {
    return refused;
  }

  /** Whether the connection broke: whoever opened it opens another. */
  boolean isLost() {
    return lost;
  }

  /** A unit that kept its Tx beyond its end hears about it. */
  void allowNothing() {
    mode = Mode.NOTHING;
  }

  /** Runs a statement of the store's own, such as {@code COMMIT}, whatever is allowed to units. */
  void control(String sql) {
    try {
      outgoing.run(Change.of(sql));
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** As {@link #control}, at the latest before whatever is asked next. */
  void controlLater(String sql, @Nullable Object... parameters) {
    try {
      outgoing.later(Change.of(sql, parameters));
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** A transaction begins, in which nothing has changed yet. */
  void begun() {
    outgoing.beginTransaction();
    refused = false;
  }

  /** Ends the transaction with nothing kept. */
  void rollback() {
    outgoing.beginTransaction();
    control("ROLLBACK");
    refused = false;
  }

  /** Takes back what was changed since the savepoint, and the savepoint too. */
  void rollbackTo(String savepoint) {
    if (outgoing.dropFrom("SAVEPOINT " + savepoint)) {
      return;
    }
    outgoing.drop();
    controlLater("ROLLBACK TO " + savepoint);
    control("RELEASE " + savepoint);
    refused = false;
  }

  /**
   * Takes back the changes of the unit that runs, none of which has been sent yet.
   *
   * @return false where it has
   */
  boolean dropChanges() {
    boolean unsent = !outgoing.hasSent();
    if (unsent) {
      outgoing.drop();
    }
    return unsent;
  }

  /**
   * The unit that runs is over and its changes may be sent with what comes next.
   *
   * @param savepoint the unit's own
   * @param refused hears if the database refuses them then
   * @return false where some were sent already, so that the others must be sent now
   */
  boolean leave(String savepoint, Consumer<RuntimeException> refused) {
    boolean unsent = !outgoing.hasSent();
    if (unsent) {
      outgoing.leave("SAVEPOINT " + savepoint, refused);
    }
    return unsent;
  }

  /** Makes sure that nothing is left which could be found wrong only after a commit. */
  void check() {
    try {
      outgoing.check();
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Sends what waits: an error of a change that was put off is thrown here at the latest. */
  void flush() {
    try {
      outgoing.flush();
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Runs statements that are not worth keeping prepared: settings, migrations. */
  void script(List<String> script) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Runs a query of the store's own that gives one number in this column. */
  long controlQuery(String sql, int column) {
    try (ResultSet result = outgoing.ask(false, Change.of(sql))) {
      return result.next() ? result.getLong(column) : 0;
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Runs a query of the store's own that gives one row. */
  <T> T controlRow(String sql, RowReader<T> reader) {
    T row = selectFirst(false, sql, reader);
    if (row == null) {
      throw new IllegalStateException("Expected one row, but there was none (sql=" + sql + ")");
    }
    return row;
  }

  /** Changes rows; returns how many. */
  int update(String sql, @Nullable Object... parameters) {
    change();
    try {
      return outgoing.run(Change.of(sql, plain(parameters)));
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Changes rows, at the latest before whatever is asked next. */
  void later(String sql, @Nullable Object... parameters) {
    change();
    controlLater(sql, plain(parameters));
  }

  /**
   * Changes one row, at the latest before whatever is asked next.
   *
   * @param missing what is wrong where there was none
   */
  void laterOne(String missing, String sql, @Nullable Object... parameters) {
    change();
    try {
      outgoing.later(new Change(sql, plain(parameters), missing));
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /**
   * Runs a statement to its end that does a little in each step: a prepared one stops after one.
   */
  void drain(String sql) {
    change();
    try (Statement statement = connection.createStatement()) {
      outgoing.sentBeside();
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Changes one row with {@code RETURNING} and gives back what it returned. */
  <T> T change(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    change();
    T row = selectFirst(true, sql, reader, parameters);
    if (row == null) {
      throw new IllegalStateException("Expected one row, but there was none (sql=" + sql + ")");
    }
    return row;
  }

  /** As {@link #change}, for a row that may be gone. */
  <T> @Nullable T changeIfThere(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    change();
    return selectFirst(true, sql, reader, parameters);
  }

  <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    checkOpen();
    try (ResultSet result = outgoing.ask(false, Change.of(sql, plain(parameters)))) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw told(e);
    }
  }

  <T> @Nullable T first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    checkOpen();
    return selectFirst(false, sql, reader, parameters);
  }

  void checkWriting() {
    checkOpen();
    if (mode != Mode.WRITE) {
      throw new IllegalStateException("Expected a change within Store.write, but it read");
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw told(e);
    }
  }

  /** Lets go of a connection that may be broken already. */
  void discard() {
    try {
      close();
    } catch (StoreException e) {
      LOG.debug("A broken connection could not be closed", e);
    }
  }

  private <T> @Nullable T selectFirst(
      boolean changes, String sql, RowReader<T> reader, @Nullable Object... parameters) {
    try (ResultSet result = outgoing.ask(changes, Change.of(sql, plain(parameters)))) {
      return result.next() ? reader.read(result) : null;
    } catch (SQLException e) {
      throw told(e);
    }
  }

  private @Nullable Object[] plain(@Nullable Object... parameters) {
    @Nullable Object[] plain = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      plain[i] = plain(parameters[i]);
    }
    return plain;
  }

  private @Nullable Object plain(@Nullable Object parameter) {
    return switch (parameter) {
      case String text -> dialect.text(text);
      case Instant instant -> instant.toEpochMilli();
      case Enum<?> constant -> constant.name();
      case null, default -> parameter;
    };
  }

  private void change() {
    checkWriting();
    beforeChange.run();
  }

  private RuntimeException told(SQLException e) {
    lost |= dialect.lost(e);
    refused = true;
    RuntimeException told = dialect.translate(e);
    if (told instanceof StoreException failed) {
      failure = failed;
    }
    return told;
  }

  void checkOpen() {
    if (mode == Mode.NOTHING) {
      throw new IllegalStateException("Expected a running unit of work, but it had ended");
    }
  }
}
