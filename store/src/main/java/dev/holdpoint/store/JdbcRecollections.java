package dev.holdpoint.store;

import dev.holdpoint.core.store.Recollections;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Forgets as it learns: no sweeper is needed, and none is late. */
final class JdbcRecollections implements Recollections {
  private static final int FORGOTTEN_AT_ONCE = 4;

  private final Session session;

  JdbcRecollections(Session session) {
    this.session = session;
  }

  @Override
  public @Nullable String recall(String queue, String key, Instant now) {
    return session.first(
        "SELECT what FROM recollection WHERE queue = ? AND key = ? AND until > ?",
        row -> row.getString(1),
        queue,
        key,
        now);
  }

  @Override
  public void remember(String queue, String key, String what, Instant now, Instant until) {
    forgetSome(now);
    session.later(
        """
        INSERT INTO recollection (queue, key, what, until) VALUES (?, ?, ?, ?)
        ON CONFLICT (queue, key) DO UPDATE SET what = excluded.what, until = excluded.until\
        """,
        queue,
        key,
        what,
        until);
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
