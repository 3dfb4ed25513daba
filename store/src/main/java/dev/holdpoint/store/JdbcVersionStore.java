package dev.holdpoint.store;

import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.VersionRow;
import dev.holdpoint.core.store.VersionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcVersionStore implements VersionStore {
  private static final String SELECT =
      "SELECT " + JdbcObjectStore.COLUMNS + ", rank FROM object_version ";

  /** Each half comes in the order of its key, so that no more is read than is wanted. */
  private static final String LIST =
      """
      SELECT * FROM (
        SELECT %1$s, CAST(%2$d AS BIGINT) AS rank FROM object
        WHERE bucket = ? AND key >= ? AND key < ? AND key >= ?
        UNION ALL
        SELECT %1$s, rank FROM object_version
        WHERE bucket = ? AND key >= ? AND key < ? AND key >= ?
      ) AS every WHERE key > ? OR rank > ? ORDER BY key, rank LIMIT ?\
      """
          .formatted(JdbcObjectStore.COLUMNS, VersionRow.CURRENT);

  private final Session session;

  JdbcVersionStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(VersionRow version) {
    ObjectRow row = version.row();
    session.update(
        """
        INSERT INTO object_version (bucket, key, version, content, size, modified, body, rank)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        row.bucket(),
        row.key(),
        row.version(),
        row.content(),
        row.size(),
        row.modified(),
        row.body(),
        version.rank());
  }

  @Override
  public @Nullable VersionRow find(String bucket, String key, String version) {
    return session.first(
        SELECT + "WHERE bucket = ? AND key = ? AND version = ?",
        JdbcVersionStore::row,
        bucket,
        key,
        version);
  }

  @Override
  public @Nullable VersionRow newest(String bucket, String key) {
    return session.first(
        SELECT + "WHERE bucket = ? AND key = ? ORDER BY rank LIMIT 1",
        JdbcVersionStore::row,
        bucket,
        key);
  }

  @Override
  public @Nullable ObjectRow ofContent(String content) {
    return session.first(SELECT + "WHERE content = ?", JdbcObjectStore::row, content);
  }

  @Override
  public List<VersionRow> list(String bucket, String prefix, String after, long rank, int limit) {
    String end = prefix + JdbcResourceStore.LAST;
    return session.query(
        LIST,
        JdbcVersionStore::row,
        bucket,
        prefix,
        end,
        after,
        bucket,
        prefix,
        end,
        after,
        after,
        rank,
        limit);
  }

  @Override
  public boolean delete(String bucket, String key, long rank) {
    return session.update(
            "DELETE FROM object_version WHERE bucket = ? AND key = ? AND rank = ?",
            bucket,
            key,
            rank)
        == 1;
  }

  private static VersionRow row(ResultSet row) throws SQLException {
    return new VersionRow(row.getLong(8), JdbcObjectStore.row(row));
  }
}
