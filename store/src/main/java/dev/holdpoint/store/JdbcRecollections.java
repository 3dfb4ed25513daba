package dev.holdpoint.store;

import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.Recollections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets as it learns: no sweeper is needed, and none is late. */
final class JdbcRecollections implements Recollections {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcRecollections.class);

  static final String COLUMNS = "queue, key, what, until, sum";
  private static final int SUM_COLUMN = 5;
  private static final int FORGOTTEN_AT_ONCE = 4;

  private final Session session;

  JdbcRecollections(Session session) {
    this.session = session;
  }

  @Override
  public @Nullable String recall(String queue, String key, Instant now) {
    Row row =
        session.first(
            "SELECT " + COLUMNS + " FROM recollection WHERE queue = ? AND key = ? AND until > ?",
            JdbcRecollections::row,
            queue,
            key,
            now);
    if (row != null && row.damage() != null) {
      // Whoever refused it would refuse every message like it, perhaps for ever.
      LOG.error("A queue does not remember queue={} key={} because={}", queue, key, row.damage());
      return null;
    }
    return row == null ? null : row.what();
  }

  @Override
  public void remember(String queue, String key, String what, Instant now, Instant until) {
    forgetSome(now);
    session.later(
        """
        INSERT INTO recollection (queue, key, what, until, sum) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (queue, key) DO UPDATE
          SET what = excluded.what, until = excluded.until, sum = excluded.sum\
        """,
        queue,
        key,
        what,
        until,
        Sum.of(queue, key, what, until.toEpochMilli()));
  }

  /** What a row says, and why it is not to be believed, or null. */
  record Row(String queue, String key, String what, @Nullable String damage) {}

  static Row row(ResultSet row) throws SQLException {
    String queue = row.getString(1);
    String key = row.getString(2);
    String what = row.getString(3);
    try {
      Sum.check(row, SUM_COLUMN, Sum.of(queue, key, what, row.getLong(4)));
      return new Row(queue, key, what, null);
    } catch (DamagedRow damaged) {
      return new Row(queue, key, what, String.valueOf(damaged.getMessage()));
    }
  }

  private void forgetSome(Instant now) {
    session.later(
        """
        DELETE FROM recollection WHERE (queue, key) IN
          (SELECT queue, key FROM recollection WHERE until <= ? ORDER BY until LIMIT ?)\
        """,
        now,
        FORGOTTEN_AT_ONCE);
  }
}
