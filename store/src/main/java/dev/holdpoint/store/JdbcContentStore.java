package dev.holdpoint.store;

import dev.holdpoint.core.store.ContentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcContentStore implements ContentStore {
  private static final int SUM_COLUMN = 4;

  private final Session session;

  JdbcContentStore(Session session) {
    this.session = session;
  }

  @Override
  public void put(String key, int part, byte[] bytes) {
    session.later(
        """
        INSERT INTO content (key, part, bytes, sum) VALUES (?, ?, ?, ?)
        ON CONFLICT (key, part) DO UPDATE SET bytes = excluded.bytes, sum = excluded.sum\
        """,
        key,
        part,
        bytes,
        Sum.of(key, part, bytes));
  }

  @Override
  public byte @Nullable [] find(String key, int part) {
    return session.first(
        "SELECT key, part, bytes, sum FROM content WHERE key = ? AND part = ?",
        Reading.strictly("content", JdbcContentStore::bytes),
        key,
        part);
  }

  private static byte[] bytes(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes(3);
    Sum.check(row, SUM_COLUMN, Sum.of(row.getString(1), row.getInt(2), bytes));
    return bytes;
  }

  @Override
  public int count(String key, int from) {
    Integer count =
        session.first(
            "SELECT COUNT(*) FROM content WHERE key = ? AND part >= ?",
            row -> row.getInt(1),
            key,
            from);
    return count == null ? 0 : count;
  }

  @Override
  public List<Kept> list(@Nullable String afterKey, int most) {
    return session.query(
        "SELECT key, MIN(part) FROM content WHERE key > ? GROUP BY key ORDER BY key LIMIT ?",
        row -> new Kept(row.getString(1), row.getInt(2)),
        afterKey == null ? "" : afterKey,
        most);
  }

  @Override
  public void delete(String key, int part) {
    session.later("DELETE FROM content WHERE key = ? AND part = ?", key, part);
  }

  @Override
  public void delete(String key) {
    session.later("DELETE FROM content WHERE key = ?", key);
  }
}
