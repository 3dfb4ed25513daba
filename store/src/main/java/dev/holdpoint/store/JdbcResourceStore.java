package dev.holdpoint.store;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.ResourceStore;
import dev.holdpoint.store.KnownResources.Answer;
import dev.holdpoint.store.KnownResources.Asked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

final class JdbcResourceStore implements ResourceStore {
  /** The greatest character: no key that begins with a prefix stands behind the prefix and this. */
  static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private static final Logger LOG = LoggerFactory.getLogger(JdbcResourceStore.class);

  static final String COLUMNS = "key, body, kind, sum";
  private static final int SUM_COLUMN = 4;

  private final Session session;
  private final @Nullable KnownResources known;

  /**
   * @param known what the writer remembers; null for one that only reads
   */
  JdbcResourceStore(Session session, @Nullable KnownResources known) {
    this.session = session;
    this.known = known;
  }

  @Override
  public void put(ResourceKind kind, String key, JsonNode body) {
    changes(kind);
    String text = session.dialect().text(Json.write(body));
    session.later(
        """
        INSERT INTO resource (kind, key, body, sum) VALUES (?, ?, ?, ?)
        ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body, sum = excluded.sum\
        """,
        kind,
        key,
        text,
        Sum.of(kind, key, text));
  }

  private void changes(ResourceKind kind) {
    session.checkWriting();
    if (known != null) {
      known.change(kind);
    }
  }

  @Override
  public @Nullable JsonNode find(ResourceKind kind, String key) {
    List<Resource> found = answer(Asked.one(kind, key), () -> read(kind, key));
    return found.isEmpty() ? null : found.getFirst().body();
  }

  private List<Resource> answer(Asked asked, Supplier<Answer> read) {
    session.checkOpen();
    return known == null ? read.get().resources() : known.answer(asked, read);
  }

  private Answer read(ResourceKind kind, String key) {
    Answer found =
        session.first(
            "SELECT " + COLUMNS + " FROM resource WHERE kind = ? AND key = ?",
            row -> new Answer(List.of(new Resource(key, body(row))), row.getString(2).length()),
            kind,
            key);
    return found == null ? new Answer(List.of(), 0) : found;
  }

  /** What a row holds whose columns are {@link #COLUMNS}. */
  static JsonNode body(ResultSet row) throws SQLException {
    String key = row.getString(1);
    String body = row.getString(2);
    String kind = row.getString(3);
    try {
      Sum.check(row, SUM_COLUMN, Sum.of(kind, key, body));
      return Json.parse(body);
    } catch (JacksonException | DamagedRow e) {
      throw new DamagedRow("The row of %s %s cannot be read".formatted(kind, key), e);
    }
  }

  @Override
  public List<Resource> list(ResourceKind kind, String prefix, @Nullable String after, int limit) {
    return answer(new Asked(kind, prefix, after, limit), () -> read(kind, prefix, after, limit));
  }

  private Answer read(ResourceKind kind, String prefix, @Nullable String after, int limit) {
    List<Resource> sound = new ArrayList<>();
    String last = after == null ? "" : after;
    int missing = limit;
    int length = 0;
    while (missing > 0) {
      // A damaged row hides no other; verify shows it, and whoever asks for it by its key hears.
      List<Raw> rows = rows(kind, prefix, last, missing);
      rows.stream().filter(row -> row.body() != null).map(Raw::resource).forEach(sound::add);
      length += rows.stream().mapToInt(Raw::length).sum();
      boolean more = rows.size() == missing;
      last = rows.isEmpty() ? last : rows.getLast().key();
      missing = more ? limit - sound.size() : 0;
    }
    return new Answer(List.copyOf(sound), length);
  }

  private record Raw(String key, @Nullable JsonNode body, int length) {
    static Raw of(ResultSet row) throws SQLException {
      String key = row.getString(1);
      String body = row.getString(2);
      try {
        return new Raw(key, JdbcResourceStore.body(row), body.length());
      } catch (DamagedRow e) {
        LOG.error("The row of a resource cannot be read key={}", key, e);
        return new Raw(key, null, body.length());
      }
    }

    Resource resource() {
      return new Resource(key, Objects.requireNonNull(body));
    }
  }

  private List<Raw> rows(ResourceKind kind, String prefix, String after, int limit) {
    return session.query(
        """
        SELECT key, body, kind, sum FROM resource
        WHERE kind = ? AND key >= ? AND key < ? AND key > ?
        ORDER BY key LIMIT ?\
        """,
        Raw::of,
        kind,
        prefix,
        prefix + LAST,
        after,
        limit);
  }

  @Override
  public boolean delete(ResourceKind kind, String key) {
    changes(kind);
    return session.update("DELETE FROM resource WHERE kind = ? AND key = ?", kind, key) == 1;
  }
}
