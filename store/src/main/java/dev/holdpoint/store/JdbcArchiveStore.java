package dev.holdpoint.store;

import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.core.store.ArchivedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcArchiveStore implements ArchiveStore {
  private static final int SUM_COLUMN = 5;

  private final Session session;

  JdbcArchiveStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(ArchivedEvent event) {
    session.later(
        "INSERT INTO archived_event (archive, at, number, event, sum) VALUES (?, ?, ?, ?, ?)",
        event.archive(),
        event.at(),
        event.number(),
        event.event(),
        sum(event));
  }

  @Override
  public List<ArchivedEvent> list(
      String archive, Instant from, long number, Instant before, int limit) {
    return session.query(
        """
        SELECT archive, at, number, event, sum FROM archived_event
        WHERE archive = ? AND at < ? AND (at > ? OR (at = ? AND number >= ?))
        ORDER BY at, number LIMIT ?\
        """,
        Reading.strictly("archived_event", JdbcArchiveStore::event),
        archive,
        before,
        from,
        from,
        number,
        limit);
  }

  @Override
  public int delete(String archive, Instant before, int most) {
    return session.update(
        """
        DELETE FROM archived_event WHERE archive = ? AND (at, number) IN
          (SELECT at, number FROM archived_event WHERE archive = ? AND at < ?
           ORDER BY at, number LIMIT ?)\
        """,
        archive,
        archive,
        before,
        most);
  }

  @Override
  public Sum sum(String archive) {
    Sum sum =
        session.first(
            "SELECT COUNT(*), SUM(LENGTH(event)) FROM archived_event WHERE archive = ?",
            row -> new Sum(row.getLong(1), row.getLong(2)),
            archive);
    return sum == null ? new Sum(0, 0) : sum;
  }

  @Override
  public @Nullable String next(String after) {
    return session.first(
        "SELECT archive FROM archived_event WHERE archive > ? ORDER BY archive LIMIT 1",
        row -> row.getString(1),
        after);
  }

  private static ArchivedEvent event(ResultSet row) throws SQLException {
    ArchivedEvent read =
        new ArchivedEvent(
            row.getString(1), RowReader.instant(row, 2), row.getLong(3), row.getString(4));
    dev.holdpoint.store.Sum.check(row, SUM_COLUMN, sum(read));
    return read;
  }

  private static int sum(ArchivedEvent event) {
    return dev.holdpoint.store.Sum.of(
        event.archive(), event.at().toEpochMilli(), event.number(), event.event());
  }
}
