package dev.holdpoint.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements prepared on one connection. Where each message costs a way to a server and back,
 * changes whose outcome nobody needs yet wait, and go with the next statement that is asked for:
 * the server runs them in their order, and none after one that failed. One thread at a time.
 */
final class Statements {
  private static final int MOST_TOGETHER = 16;

  /** How often statements must have gone together before they are prepared as one message. */
  private static final int OFTEN = 3;

  private static final int MOST_GROUPS = 200;

  private final Connection connection;
  private final boolean together;
  private final Map<String, PreparedStatement> alone = new HashMap<>();
  private final Map<List<String>, Group> groups = new LinkedHashMap<>(64, 0.75f, true);
  private final List<Change> waiting = new ArrayList<>();
  private boolean changed;

  /**
   * @param together whether changes wait for company
   */
  Statements(Connection connection, boolean together) {
    this.connection = connection;
    this.together = together;
  }

  /**
   * A statement with what it is bound to.
   *
   * @param missing what is wrong where it changed another number of rows than one, or null where
   *     any number will do
   */
  record Change(String sql, @Nullable Object[] parameters, @Nullable String missing) {
    private void check(int changed) {
      if (missing != null && changed != 1) {
        throw new IllegalStateException(missing);
      }
    }
  }

  /** Statements that went together, and the message of all of them once that was often. */
  private static final class Group {
    private int seen;
    private @Nullable PreparedStatement prepared;
  }

  /** Runs a change, at the latest before the next one that is asked for. */
  void later(Change change) throws SQLException {
    waiting.add(change);
    if (!together) {
      changed = true;
      send();
    }
  }

  /** Runs all that waits, and a statement; returns how many rows it changed. */
  int run(String sql, @Nullable Object... parameters) throws SQLException {
    waiting.add(new Change(sql, parameters, null));
    changed = true;
    return Objects.requireNonNull(send()).getUpdateCount();
  }

  /**
   * Runs all that waits, and a query, whose result the caller closes.
   *
   * @param changes whether it changes something too
   */
  ResultSet ask(boolean changes, String sql, @Nullable Object... parameters) throws SQLException {
    changed |= changes || !waiting.isEmpty();
    waiting.add(new Change(sql, parameters, null));
    return Objects.requireNonNull(send()).getResultSet();
  }

  /** Runs all that waits. */
  void flush() throws SQLException {
    if (!waiting.isEmpty()) {
      changed = true;
      send();
    }
  }

  /** Whether any change was run since {@link #begin}. */
  boolean hasChanged() {
    return changed;
  }

  /** From here on it is noted whether any change is run. */
  void begin() {
    changed = false;
  }

  /** Lets go of all that waits. */
  void drop() {
    waiting.clear();
  }

  /**
   * Lets go of all that waits from a statement on.
   *
   * @return whether that one was still waiting
   */
  boolean dropFrom(String sql) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).sql().equals(sql)) {
        waiting.subList(i, waiting.size()).clear();
        return true;
      }
    }
    return false;
  }

  /** Returns the statement that holds the last one's result. */
  private @Nullable PreparedStatement send() throws SQLException {
    List<Change> all = List.copyOf(waiting);
    waiting.clear();
    PreparedStatement last = null;
    for (int from = 0; from < all.size(); from += MOST_TOGETHER) {
      last = sendSome(all.subList(from, Math.min(from + MOST_TOGETHER, all.size())));
    }
    return last;
  }

  private @Nullable PreparedStatement sendSome(List<Change> some) throws SQLException {
    PreparedStatement message = some.size() == 1 ? null : message(some);
    if (message != null) {
      return execute(some, message);
    }
    PreparedStatement last = null;
    for (Change change : some) {
      last = execute(List.of(change), prepared(change.sql()));
    }
    return last;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = alone.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      alone.put(sql, statement);
    }
    return statement;
  }

  /** The message of these, or null where they do not go together often. */
  private @Nullable PreparedStatement message(List<Change> some) throws SQLException {
    List<String> key = some.stream().map(Change::sql).toList();
    Group group = groups.computeIfAbsent(key, _ -> new Group());
    group.seen++;
    if (group.prepared == null && group.seen > OFTEN) {
      group.prepared = connection.prepareStatement(String.join(";\n", key));
    }
    if (groups.size() > MOST_GROUPS) {
      Group eldest = groups.remove(groups.keySet().iterator().next());
      close(eldest == null ? null : eldest.prepared);
    }
    return group.prepared;
  }

  private PreparedStatement execute(List<Change> some, PreparedStatement message)
      throws SQLException {
    try {
      bind(some, message);
      boolean rows = message.execute();
      for (int i = 0; i < some.size(); i++) {
        if (i > 0) {
          rows = message.getMoreResults();
        }
        some.get(i).check(rows ? 1 : message.getUpdateCount());
      }
      return message;
    } catch (SQLException e) {
      forget(some, e);
      throw e;
    }
  }

  private static void bind(List<Change> some, PreparedStatement message) throws SQLException {
    int place = 1;
    for (Change change : some) {
      for (Object parameter : change.parameters()) {
        message.setObject(place++, parameter);
      }
    }
  }

  /** The driver closes a statement that failed badly, so the next one is prepared anew. */
  private void forget(List<Change> some, SQLException because) {
    try {
      if (some.size() == 1) {
        close(alone.remove(some.getFirst().sql()));
      } else {
        Group group = groups.remove(some.stream().map(Change::sql).toList());
        close(group == null ? null : group.prepared);
      }
    } catch (SQLException closed) {
      because.addSuppressed(closed);
    }
  }

  private static void close(@Nullable PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }
}
