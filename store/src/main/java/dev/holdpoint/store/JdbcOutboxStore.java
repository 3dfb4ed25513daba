package dev.holdpoint.store;

import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.OutboxStore;
import dev.holdpoint.core.store.ResourceStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JdbcOutboxStore implements OutboxStore {
  static final String COLUMNS = "id, kind, body, due, attempts, sum";
  private static final int SUM_COLUMN = 6;
  private static final String SELECT_DUE =
      """
      SELECT %s FROM outbox
      WHERE due <= ? ORDER BY due, id LIMIT ?\
      """
          .formatted(COLUMNS);

  private final Session session;
  private final ResourceStore resources;

  JdbcOutboxStore(Session session, ResourceStore resources) {
    this.session = session;
    this.resources = resources;
  }

  @Override
  public void add(OutboxEntry entry) {
    session.later(
        "INSERT INTO outbox (id, kind, body, due, attempts, sum) VALUES (?, ?, ?, ?, ?, ?)",
        entry.id(),
        entry.kind(),
        entry.body(),
        entry.due(),
        entry.attempts(),
        sum(entry));
  }

  @Override
  public List<OutboxEntry> claim(Instant now, Instant leaseUntil, int limit) {
    List<OutboxEntry> leased = new ArrayList<>();
    for (Reading<OutboxEntry> due :
        session.query(SELECT_DUE, Reading.any(JdbcOutboxStore::entry), now, limit)) {
      if (due.row() == null) {
        // It would stand before all others for good.
        due.setAside(resources, "owed call", now);
        delete(due.id());
      } else {
        leased.add(leased(due.row(), leaseUntil));
      }
    }
    return leased;
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
    session.later("UPDATE outbox SET due = ? WHERE id = ?", until, entry.id());
    return entry.due(Instant.ofEpochMilli(until.toEpochMilli()));
  }

  static OutboxEntry entry(ResultSet row) throws SQLException {
    OutboxEntry read =
        new OutboxEntry(
            row.getLong(1),
            OutboxKind.valueOf(row.getString(2)),
            row.getString(3),
            RowReader.instant(row, 4),
            row.getInt(5));
    Sum.check(row, SUM_COLUMN, sum(read));
    return read;
  }

  private static int sum(OutboxEntry entry) {
    return Sum.of(entry.id(), entry.kind(), entry.body());
  }
}
