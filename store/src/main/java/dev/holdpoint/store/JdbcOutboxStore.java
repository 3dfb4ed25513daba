package dev.holdpoint.store;

import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.OutboxStore;
import dev.holdpoint.core.store.ResourceStore;
import dev.holdpoint.core.store.SetAside;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcOutboxStore implements OutboxStore {
  private static final String SELECT_DUE =
      """
      SELECT id, kind, body, due, attempts FROM outbox
      WHERE due <= ? ORDER BY due, id LIMIT ?\
      """;

  private final Session session;
  private final ResourceStore resources;

  JdbcOutboxStore(Session session, ResourceStore resources) {
    this.session = session;
    this.resources = resources;
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
    List<OutboxEntry> leased = new ArrayList<>();
    for (Due due : session.query(SELECT_DUE, JdbcOutboxStore::due, now, limit)) {
      if (due.entry() == null) {
        setAside(due);
      } else {
        leased.add(leased(due.entry(), leaseUntil));
      }
    }
    return leased;
  }

  /** A row whose kind nobody knows has no entry; it would stand before all others for good. */
  private record Due(
      long id, @Nullable OutboxEntry entry, String kind, String body, Instant at, String because) {}

  private static Due due(ResultSet row) throws SQLException {
    OutboxEntry entry = null;
    String because = "";
    try {
      entry = entry(row);
    } catch (IllegalArgumentException e) {
      because = String.valueOf(e.getMessage());
    }
    return new Due(
        row.getLong(1),
        entry,
        row.getString(2),
        row.getString(3),
        RowReader.instant(row, 4),
        because);
  }

  private void setAside(Due damaged) {
    SetAside.keep(
        resources,
        "owed call",
        damaged.id(),
        damaged.at(),
        damaged.kind() + " " + damaged.body(),
        damaged.because());
    delete(damaged.id());
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
  public int release(Instant now, int limit) {
    return session.update(
        """
        UPDATE outbox SET due = ? WHERE id IN (
          SELECT id FROM outbox WHERE due > ? ORDER BY due, id LIMIT ?)\
        """,
        now,
        now,
        limit);
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
