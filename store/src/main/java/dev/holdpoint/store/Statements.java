package dev.holdpoint.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements prepared on one connection. Those that often go together go as one message, which
 * the server answers as a whole. One thread at a time.
 */
final class Statements {
  private static final int MOST_TOGETHER = 24;

  /** How often statements must have gone together before they are prepared as one message. */
  private static final int OFTEN = 3;

  private static final int MOST_GROUPS = 200;

  private final Connection connection;
  private final Map<String, PreparedStatement> alone = new HashMap<>();
  private final Map<List<String>, Group> groups = new LinkedHashMap<>(64, 0.75f, true);

  Statements(Connection connection) {
    this.connection = connection;
  }

  /**
   * A statement with what it is bound to.
   *
   * @param missing what is wrong where it changed another number of rows than one, or null where
   *     any number will do
   */
  record Change(String sql, @Nullable Object[] parameters, @Nullable String missing) {
    static Change of(String sql, @Nullable Object... parameters) {
      return new Change(sql, parameters, null);
    }

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

  /**
   * Runs all in their order, none after one that failed; returns the statement that holds the last
   * one's result.
   *
   * @param parts what goes together more often than all of it does
   */
  @Nullable PreparedStatement run(List<List<Change>> parts) throws SQLException {
    PreparedStatement last = null;
    int from = 0;
    while (from < parts.size()) {
      int to = from + 1;
      int size = parts.get(from).size();
      while (to < parts.size() && size + parts.get(to).size() <= MOST_TOGETHER) {
        size += parts.get(to++).size();
      }
      last = runSome(parts.subList(from, to));
      from = to;
    }
    return last;
  }

  private @Nullable PreparedStatement runSome(List<List<Change>> parts) throws SQLException {
    List<Change> all = parts.size() == 1 ? parts.getFirst() : flat(parts);
    PreparedStatement message = all.size() < 2 || all.size() > MOST_TOGETHER ? null : message(all);
    if (message != null) {
      return execute(all, message);
    }
    PreparedStatement last = null;
    if (parts.size() > 1) {
      for (List<Change> part : parts) {
        last = runSome(List.of(part));
      }
    } else if (all.size() > MOST_TOGETHER) {
      last = run(halves(all));
    } else {
      for (Change change : all) {
        last = execute(List.of(change), prepared(change.sql()));
      }
    }
    return last;
  }

  private static List<List<Change>> halves(List<Change> all) {
    int middle = all.size() / 2;
    return List.of(all.subList(0, middle), all.subList(middle, all.size()));
  }

  private static List<Change> flat(List<List<Change>> parts) {
    return parts.stream().flatMap(List::stream).toList();
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
