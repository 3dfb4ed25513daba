package dev.holdpoint.store;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.ResourceStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

final class JdbcResourceStore implements ResourceStore {
  /** The greatest character: no key that begins with a prefix stands behind the prefix and this. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final Session session;

  JdbcResourceStore(Session session) {
    this.session = session;
  }

  @Override
  public void put(ResourceKind kind, String key, JsonNode body) {
    session.update(
        """
        INSERT INTO resource (kind, key, body) VALUES (?, ?, ?)
        ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body\
        """,
        kind,
        key,
        Json.write(body));
  }

  @Override
  public @Nullable JsonNode find(ResourceKind kind, String key) {
    String body =
        session.first(
            "SELECT body FROM resource WHERE kind = ? AND key = ?",
            row -> row.getString(1),
            kind,
            key);
    return body == null ? null : Json.parse(body);
  }

  @Override
  public List<Resource> list(ResourceKind kind, String prefix, @Nullable String after, int limit) {
    return session.query(
        """
        SELECT key, body FROM resource
        WHERE kind = ? AND key >= ? AND key < ? AND key > ?
        ORDER BY key LIMIT ?\
        """,
        row -> new Resource(row.getString(1), Json.parse(row.getString(2))),
        kind,
        prefix,
        prefix + LAST,
        after == null ? "" : after,
        limit);
  }

  @Override
  public boolean delete(ResourceKind kind, String key) {
    return session.update("DELETE FROM resource WHERE kind = ? AND key = ?", kind, key) == 1;
  }
}
