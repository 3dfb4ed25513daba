package dev.holdpoint.store;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.MapRunStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcMapRunStore implements MapRunStore {
  private static final String SELECT = "SELECT id, arn, execution, event, body FROM map_run ";

  private final Session session;

  JdbcMapRunStore(Session session) {
    this.session = session;
  }

  @Override
  public void create(MapRunRow row) {
    session.update(
        "INSERT INTO map_run (id, arn, execution, event, body) VALUES (?, ?, ?, ?, ?)",
        row.id(),
        row.arn().value(),
        row.execution().value(),
        row.event(),
        row.body());
  }

  @Override
  public @Nullable MapRunRow find(long id) {
    return session.first(SELECT + "WHERE id = ?", JdbcMapRunStore::row, id);
  }

  @Override
  public @Nullable MapRunRow find(Arn arn) {
    return session.first(SELECT + "WHERE arn = ?", JdbcMapRunStore::row, arn.value());
  }

  @Override
  public @Nullable MapRunRow find(ExecutionId execution, long event) {
    return session.first(
        SELECT + "WHERE execution = ? AND event = ?",
        JdbcMapRunStore::row,
        execution.value(),
        event);
  }

  @Override
  public void put(long id, String body) {
    int changed = session.update("UPDATE map_run SET body = ? WHERE id = ?", body, id);
    if (changed != 1) {
      throw new IllegalStateException("Expected a map run, but there was none (id=" + id + ")");
    }
  }

  @Override
  public List<MapRunRow> list(ExecutionId execution, @Nullable Long before, int limit) {
    return session.query(
        SELECT + "WHERE execution = ? AND id < ? ORDER BY id DESC LIMIT ?",
        JdbcMapRunStore::row,
        execution.value(),
        before == null ? Long.MAX_VALUE : before,
        limit);
  }

  @Override
  public void delete(long id) {
    deleteItems(id, Long.MIN_VALUE);
    session.update("DELETE FROM map_run WHERE id = ?", id);
  }

  @Override
  public void putItems(long run, MapItems items) {
    session.update(
        """
        INSERT INTO map_items (run, first, count, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (run, first) DO UPDATE SET count = excluded.count, body = excluded.body\
        """,
        run,
        items.first(),
        items.count(),
        items.body());
  }

  @Override
  public @Nullable MapItems items(long run, long index) {
    MapItems found =
        session.first(
            """
            SELECT first, count, body FROM map_items WHERE run = ? AND first <= ?
            ORDER BY first DESC LIMIT 1\
            """,
            row -> new MapItems(row.getLong(1), row.getInt(2), row.getString(3)),
            run,
            index);
    return found != null && index < found.first() + found.count() ? found : null;
  }

  @Override
  public void deleteItems(long run, long from) {
    session.update("DELETE FROM map_items WHERE run = ? AND first >= ?", run, from);
  }

  @Override
  public int forgetItems(long run, int limit) {
    return session.update(
        """
        DELETE FROM map_items WHERE run = ? AND first IN
          (SELECT first FROM map_items WHERE run = ? ORDER BY first LIMIT ?)\
        """,
        run,
        run,
        limit);
  }

  static MapRunRow row(ResultSet row) throws SQLException {
    return new MapRunRow(
        row.getLong(1),
        Arn.of(row.getString(2)),
        new ExecutionId(row.getLong(3)),
        row.getLong(4),
        row.getString(5));
  }
}
