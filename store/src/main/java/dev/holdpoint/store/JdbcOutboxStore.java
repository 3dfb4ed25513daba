package dev.holdpoint.store;

import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.OutboxStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcOutboxStore implements OutboxStore {
  private static final String SELECT_DUE =
      """
      SELECT id, kind, body, due, attempts FROM outbox
      WHERE due <= ? ORDER BY due, id LIMIT ?\
      """;

  private final Session session;

  JdbcOutboxStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(OutboxEntry entry) {
    session.update(
        "INSERT INTO outbox (id, kind, body, due, attempts) VALUES (?, ?, ?, ?, ?)",
        entry.id(),
        entry.kind(),
        entry.body(),
        entry.due(),
        entry.attempts());
  }

  @Override
  public List<OutboxEntry> claim(Instant now, Instant leaseUntil, int limit) {
    List<OutboxEntry> due = session.query(SELECT_DUE, JdbcOutboxStore::entry, now, limit);
    return due.stream().map(entry -> leased(entry, leaseUntil)).toList();
  }

  @Override
  public boolean lease(OutboxEntry held, Instant until) {
    return session.update(
            "UPDATE outbox SET due = ? WHERE id = ? AND due = ?", until, held.id(), held.due())
        == 1;
  }

  @Override
  public boolean retry(OutboxEntry held, Instant due) {
    return session.update(
            "UPDATE outbox SET due = ?, attempts = ? WHERE id = ? AND due = ?",
            due,
            held.attempts() + 1,
            held.id(),
            held.due())
        == 1;
  }

  @Override
  public boolean delete(long id) {
    return session.update("DELETE FROM outbox WHERE id = ?", id) == 1;
  }

  @Override
  public @Nullable Instant next() {
    return session.first(
        "SELECT due FROM outbox ORDER BY due LIMIT 1", row -> RowReader.instant(row, 1));
  }

  @Override
  public void releaseAll(Instant now) {
    session.update("UPDATE outbox SET due = ? WHERE due > ?", now, now);
  }

  private OutboxEntry leased(OutboxEntry entry, Instant until) {
    session.update("UPDATE outbox SET due = ? WHERE id = ?", until, entry.id());
    return entry.due(Instant.ofEpochMilli(until.toEpochMilli()));
  }

  static OutboxEntry entry(ResultSet row) throws SQLException {
    return new OutboxEntry(
        row.getLong(1),
        OutboxKind.valueOf(row.getString(2)),
        row.getString(3),
        RowReader.instant(row, 4),
        row.getInt(5));
  }
}
