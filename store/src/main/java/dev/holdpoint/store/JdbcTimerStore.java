package dev.holdpoint.store;

import dev.holdpoint.core.store.ResourceStore;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.TimerStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcTimerStore implements TimerStore {
  static final String COLUMNS = "id, due, owner, sum";
  private static final int SUM_COLUMN = 4;

  private final Session session;
  private final ResourceStore resources;
  private final boolean writes;

  /**
   * @param resources where damaged timers are set aside
   * @param writes whether it may set any aside
   */
  JdbcTimerStore(Session session, ResourceStore resources, boolean writes) {
    this.session = session;
    this.resources = resources;
    this.writes = writes;
  }

  @Override
  public void set(Timer timer) {
    session.later(
        """
        INSERT INTO timer (id, due, owner, sum) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE
          SET due = excluded.due, owner = excluded.owner, sum = excluded.sum\
        """,
        timer.id(),
        timer.due(),
        timer.owner(),
        sum(timer));
  }

  @Override
  public void move(Timer moved) {
    session.later(
        "UPDATE timer SET due = ?, owner = ?, sum = ? WHERE id = ?",
        moved.due(),
        moved.owner(),
        sum(moved),
        moved.id());
  }

  @Override
  public void cancel(long id) {
    session.later("DELETE FROM timer WHERE id = ?", id);
  }

  @Override
  public @Nullable Timer find(long id) {
    return session.first(
        "SELECT " + COLUMNS + " FROM timer WHERE id = ?",
        Reading.strictly("timer", JdbcTimerStore::timer),
        id);
  }

  @Override
  public List<Timer> due(Instant now, int limit) {
    List<Reading<Timer>> due =
        session.query(
            "SELECT " + COLUMNS + " FROM timer WHERE due <= ? ORDER BY due, id LIMIT ?",
            Reading.any(JdbcTimerStore::timer),
            now,
            limit);
    List<Timer> sound = new ArrayList<>();
    for (Reading<Timer> reading : due) {
      if (reading.row() != null) {
        sound.add(reading.row());
      } else if (writes) {
        // Nobody knows when it was to fire, or for whom.
        reading.setAside(resources, "timer", now);
        cancel(reading.id());
      }
    }
    return sound;
  }

  @Override
  public @Nullable Instant next() {
    return session.first(
        "SELECT due FROM timer ORDER BY due LIMIT 1", row -> RowReader.instant(row, 1));
  }

  static Timer timer(ResultSet row) throws SQLException {
    Timer read = new Timer(row.getLong(1), RowReader.instant(row, 2), row.getString(3));
    Sum.check(row, SUM_COLUMN, sum(read));
    return read;
  }

  private static int sum(Timer timer) {
    return Sum.of(timer.id(), timer.due().toEpochMilli(), timer.owner());
  }
}
