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
  static final String COLUMNS = "id, arn, execution, event, body, sum";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM map_run ";
  private static final RowReader<MapRunRow> STRICTLY =
      Reading.strictly("map run", JdbcMapRunStore::row);

  private static final int SUM_COLUMN = 6;
  private static final int ITEMS_SUM_COLUMN = 5;

  private final Session session;

  JdbcMapRunStore(Session session) {
    this.session = session;
  }

  @Override
  public void create(MapRunRow row) {
    session.later(
        "INSERT INTO map_run (id, arn, execution, event, body, sum) VALUES (?, ?, ?, ?, ?, ?)",
        row.id(),
        row.arn().value(),
        row.execution().value(),
        row.event(),
        row.body(),
        sum(row));
  }

  @Override
  public @Nullable MapRunRow find(long id) {
    return session.first(SELECT + "WHERE id = ?", STRICTLY, id);
  }

  @Override
  public @Nullable MapRunRow find(Arn arn) {
    return session.first(SELECT + "WHERE arn = ?", STRICTLY, arn.value());
  }

  @Override
  public @Nullable MapRunRow find(ExecutionId execution, long event) {
    return session.first(
        SELECT + "WHERE execution = ? AND event = ?", STRICTLY, execution.value(), event);
  }

  @Override
  public void put(long id, String body) {
    MapRunRow row = find(id);
    if (row == null) {
      throw new IllegalStateException("Expected a map run, but there was none (id=" + id + ")");
    }
    int sum = sum(new MapRunRow(id, row.arn(), row.execution(), row.event(), body));
    session.later("UPDATE map_run SET body = ?, sum = ? WHERE id = ?", body, sum, id);
  }

  @Override
  public List<MapRunRow> list(ExecutionId execution, @Nullable Long before, int limit) {
    return Reading.sound(
        "map run",
        before,
        limit,
        (last, missing) ->
            session.query(
                SELECT + "WHERE execution = ? AND id < ? ORDER BY id DESC LIMIT ?",
                Reading.any(JdbcMapRunStore::row),
                execution.value(),
                last == null ? Long.MAX_VALUE : last,
                missing));
  }

  @Override
  public void delete(long id) {
    deleteItems(id, Long.MIN_VALUE);
    session.later("DELETE FROM map_run WHERE id = ?", id);
  }

  @Override
  public void putItems(long run, MapItems items) {
    session.later(
        """
        INSERT INTO map_items (run, first, count, body, sum) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (run, first) DO UPDATE
          SET count = excluded.count, body = excluded.body, sum = excluded.sum\
        """,
        run,
        items.first(),
        items.count(),
        items.body(),
        sum(run, items));
  }

  @Override
  public @Nullable MapItems items(long run, long index) {
    MapItems found =
        session.first(
            """
            SELECT run, first, count, body, sum FROM map_items WHERE run = ? AND first <= ?
            ORDER BY first DESC LIMIT 1\
            """,
            Reading.strictly("the items of map run", JdbcMapRunStore::items),
            run,
            index);
    return found != null && index < found.first() + found.count() ? found : null;
  }

  @Override
  public void deleteItems(long run, long from) {
    session.later("DELETE FROM map_items WHERE run = ? AND first >= ?", run, from);
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
    MapRunRow read =
        new MapRunRow(
            row.getLong(1),
            Arn.of(row.getString(2)),
            new ExecutionId(row.getLong(3)),
            row.getLong(4),
            row.getString(5));
    Sum.check(row, SUM_COLUMN, sum(read));
    return read;
  }

  private static MapItems items(ResultSet row) throws SQLException {
    MapItems read = new MapItems(row.getLong(2), row.getInt(3), row.getString(4));
    Sum.check(row, ITEMS_SUM_COLUMN, sum(row.getLong(1), read));
    return read;
  }

  private static int sum(MapRunRow row) {
    return Sum.of(row.id(), row.arn().value(), row.execution().value(), row.event(), row.body());
  }

  private static int sum(long run, MapItems items) {
    return Sum.of(run, items.first(), items.count(), items.body());
  }
}
