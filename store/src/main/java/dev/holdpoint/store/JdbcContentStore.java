package dev.holdpoint.store;

import dev.holdpoint.core.store.ContentStore;
import org.jspecify.annotations.Nullable;

final class JdbcContentStore implements ContentStore {
  private final Session session;

  JdbcContentStore(Session session) {
    this.session = session;
  }

  @Override
  public void put(String key, int part, byte[] bytes) {
    session.update(
        """
        INSERT INTO content (key, part, bytes) VALUES (?, ?, ?)
        ON CONFLICT (key, part) DO UPDATE SET bytes = excluded.bytes\
        """,
        key,
        part,
        bytes);
  }

  @Override
  public byte @Nullable [] find(String key, int part) {
    return session.first(
        "SELECT bytes FROM content WHERE key = ? AND part = ?", row -> row.getBytes(1), key, part);
  }

  @Override
  public void delete(String key) {
    session.update("DELETE FROM content WHERE key = ?", key);
  }
}
