package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private Runnable beforeChange = () -> {};
  private Mode mode = Mode.NOTHING;
  private @Nullable StoreException failure;
  private boolean refused;
  private boolean lost;

  Session(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
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
      statement(sql).execute();
      if (sql.startsWith("ROLLBACK")) {
        refused = false;
      }
    } catch (SQLException e) {
      throw told(sql, e);
    }
  }

  /** Runs a query of the store's own for what it does. */
  void control(String sql, String parameter) {
    try {
      bound(sql, parameter).execute();
    } catch (SQLException e) {
      throw told(sql, e);
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
    try (ResultSet result = statement(sql).executeQuery()) {
      return result.next() ? result.getLong(column) : 0;
    } catch (SQLException e) {
      throw told(sql, e);
    }
  }

  /** Runs statements of the store's own; the text that the last query among them brings. */
  @Nullable String controlText(String sql) {
    try {
      PreparedStatement statement = statement(sql);
      String text = null;
      boolean rows = statement.execute();
      while (rows || statement.getUpdateCount() >= 0) {
        if (rows) {
          ResultSet result = statement.getResultSet();
          text = result.next() ? result.getString(1) : null;
        }
        rows = statement.getMoreResults();
      }
      return text;
    } catch (SQLException e) {
      throw told(sql, e);
    }
  }

  /** Changes rows; returns how many. */
  int update(String sql, @Nullable Object... parameters) {
    change();
    try {
      return bound(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw told(sql, e);
    }
  }

  /** Changes one row with {@code RETURNING} and gives back what it returned. */
  <T> T change(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    change();
    T row = selectFirst(sql, reader, parameters);
    if (row == null) {
      throw new IllegalStateException("Expected one row, but there was none (sql=" + sql + ")");
    }
    return row;
  }

  /** As {@link #change}, for a row that may be gone. */
  <T> @Nullable T changeIfThere(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    change();
    return selectFirst(sql, reader, parameters);
  }

  <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    checkOpen();
    try (ResultSet result = bound(sql, parameters).executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw told(sql, e);
    }
  }

  <T> @Nullable T first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    checkOpen();
    return selectFirst(sql, reader, parameters);
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
      String sql, RowReader<T> reader, @Nullable Object... parameters) {
    try (ResultSet result = bound(sql, parameters).executeQuery()) {
      return result.next() ? reader.read(result) : null;
    } catch (SQLException e) {
      throw told(sql, e);
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = statement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, plain(parameters[i]));
    }
    return statement;
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
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

  /** The driver closes a statement that failed badly, so the next one is prepared anew. */
  private RuntimeException told(String sql, SQLException e) {
    PreparedStatement failed = statements.remove(sql);
    if (failed != null) {
      try {
        failed.close();
      } catch (SQLException closed) {
        e.addSuppressed(closed);
      }
    }
    return told(e);
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
