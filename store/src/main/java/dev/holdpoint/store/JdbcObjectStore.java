package dev.holdpoint.store;

import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.ObjectStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcObjectStore implements ObjectStore {
  static final String COLUMNS = "bucket, key, version, content, size, modified, body";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM object ";

  private final Session session;

  JdbcObjectStore(Session session) {
    this.session = session;
  }

  @Override
  public void put(ObjectRow row) {
    session.update(
        """
        INSERT INTO object (bucket, key, version, content, size, modified, body)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bucket, key) DO UPDATE SET version = excluded.version,
          content = excluded.content, size = excluded.size, modified = excluded.modified,
          body = excluded.body\
        """,
        row.bucket(),
        row.key(),
        row.version(),
        row.content(),
        row.size(),
        row.modified(),
        row.body());
  }

  @Override
  public @Nullable ObjectRow find(String bucket, String key) {
    return session.first(
        SELECT + "WHERE bucket = ? AND key = ?", JdbcObjectStore::row, bucket, key);
  }

  @Override
  public @Nullable ObjectRow ofContent(String content) {
    return session.first(SELECT + "WHERE content = ?", JdbcObjectStore::row, content);
  }

  @Override
  public List<ObjectRow> list(String bucket, String prefix, @Nullable String after, int limit) {
    return session.query(
        SELECT
            + """
            WHERE bucket = ? AND key >= ? AND key < ? AND key > ?
            ORDER BY key LIMIT ?\
            """,
        JdbcObjectStore::row,
        bucket,
        prefix,
        prefix + JdbcResourceStore.LAST,
        after == null ? "" : after,
        limit);
  }

  @Override
  public boolean delete(String bucket, String key) {
    return session.update("DELETE FROM object WHERE bucket = ? AND key = ?", bucket, key) == 1;
  }

  static ObjectRow row(ResultSet row) throws SQLException {
    return new ObjectRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getString(7));
  }
}
