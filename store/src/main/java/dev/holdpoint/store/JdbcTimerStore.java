package dev.holdpoint.store;

import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.TimerStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcTimerStore implements TimerStore {
  private final Session session;

  JdbcTimerStore(Session session) {
    this.session = session;
  }

  @Override
  public void set(Timer timer) {
    session.later(
        """
        INSERT INTO timer (id, due, owner) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET due = excluded.due, owner = excluded.owner\
        """,
        timer.id(),
        timer.due(),
        timer.owner());
  }

  @Override
  public void move(long id, Instant due) {
    session.later("UPDATE timer SET due = ? WHERE id = ?", due, id);
  }

  @Override
  public void cancel(long id) {
    session.later("DELETE FROM timer WHERE id = ?", id);
  }

  @Override
  public @Nullable Timer find(long id) {
    return session.first(
        "SELECT id, due, owner FROM timer WHERE id = ?", JdbcTimerStore::timer, id);
  }

  @Override
  public List<Timer> due(Instant now, int limit) {
    return session.query(
        "SELECT id, due, owner FROM timer WHERE due <= ? ORDER BY due, id LIMIT ?",
        JdbcTimerStore::timer,
        now,
        limit);
  }

  @Override
  public @Nullable Instant next() {
    return session.first(
        "SELECT due FROM timer ORDER BY due LIMIT 1", row -> RowReader.instant(row, 1));
  }

  static Timer timer(ResultSet row) throws SQLException {
    return new Timer(row.getLong(1), RowReader.instant(row, 2), row.getString(3));
  }
}
