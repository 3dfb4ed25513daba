package dev.holdpoint.store;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class JdbcExecutionStore implements ExecutionStore {
  static final String COLUMNS =
      "id, arn, machine_arn, definition, status, started_at, stopped_at, held_because,"
          + " version_arn, alias_arn, trace_header, map_run, map_first, map_items, sum";
  private static final int SUM_COLUMN = 15;
  private static final int VERSION_COLUMN = 16;
  private static final RowReader<ExecutionRow> STRICTLY =
      Reading.strictly("execution", JdbcExecutionStore::row);
  private static final RowReader<Reading<ExecutionRow>> ANY = Reading.any(JdbcExecutionStore::row);

  // Nobody else writes until the unit's end, so the row needs no lock of its own.
  private static final String LOCK =
      """
      SELECT %s, coalesce((
        SELECT journal.id FROM journal WHERE execution = e.id
        ORDER BY last_event DESC, journal.id DESC LIMIT 1), 0)
      FROM execution e WHERE id = ?\
      """
          .formatted(COLUMNS);

  private final Session session;
  private final @Nullable EntryNumbers numbers;

  /**
   * @param numbers of the journal's entries; null where the database gives them
   */
  JdbcExecutionStore(Session session, @Nullable EntryNumbers numbers) {
    this.session = session;
    this.numbers = numbers;
  }

  @Override
  public void create(ExecutionRow row) {
    Origin.Batch batch = row.origin().batch();
    session.later(
        """
        INSERT INTO execution
          (id, arn, machine_arn, definition, status, started_at, stopped_at, held_because,
          version_arn, alias_arn, trace_header, map_run, map_first, map_items, sum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        row.id().value(),
        row.arn().value(),
        row.machineArn().value(),
        row.definition(),
        row.status(),
        row.startedAt(),
        row.stoppedAt(),
        row.heldBecause(),
        text(row.origin().version()),
        text(row.origin().alias()),
        row.origin().traceHeader(),
        batch == null ? null : batch.mapRun(),
        batch == null ? null : batch.first(),
        batch == null ? null : batch.items(),
        sum(row));
  }

  /** Over what never changes. */
  private static int sum(ExecutionRow row) {
    Origin origin = row.origin();
    Origin.Batch batch = origin.batch();
    return Sum.of(
        row.id().value(),
        row.arn().value(),
        row.machineArn().value(),
        row.definition(),
        row.startedAt().toEpochMilli(),
        text(origin.version()),
        text(origin.alias()),
        origin.traceHeader(),
        batch == null ? null : batch.mapRun(),
        batch == null ? null : batch.first(),
        batch == null ? null : batch.items());
  }

  private static @Nullable String text(@Nullable Arn arn) {
    return arn == null ? null : arn.value();
  }

  @Override
  public @Nullable ExecutionRow find(Arn arn) {
    return session.first(
        "SELECT " + COLUMNS + " FROM execution WHERE arn = ?", STRICTLY, arn.value());
  }

  @Override
  public @Nullable Locked lock(ExecutionId id) {
    return session.first(
        LOCK,
        result -> new Locked(STRICTLY.read(result), result.getLong(VERSION_COLUMN)),
        id.value());
  }

  @Override
  public void close(ExecutionId id, ExecutionStatus status, Instant stoppedAt) {
    session.laterOne(
        "Expected a running execution, but there was none (" + id + ")",
        "UPDATE execution SET status = ?, stopped_at = ? WHERE id = ? AND status = 'RUNNING'",
        status,
        stoppedAt,
        id.value());
  }

  @Override
  public void reopen(ExecutionId id) {
    session.laterOne(
        "Expected an execution that ended badly, but there was none (" + id + ")",
        "UPDATE execution SET status = 'RUNNING', stopped_at = NULL"
            + " WHERE id = ? AND status IN ('FAILED', 'TIMED_OUT', 'ABORTED')",
        id.value());
  }

  @Override
  public void hold(ExecutionId id, @Nullable String because) {
    session.laterOne(
        "Expected an execution, but there was none (" + id + ")",
        "UPDATE execution SET held_because = ? WHERE id = ?",
        because,
        id.value());
  }

  @Override
  public long append(ExecutionId id, long lastEvent, byte[] entry) {
    if (numbers != null) {
      long number = numbers.next();
      session.later(
          "INSERT INTO journal (id, execution, last_event, entry) OVERRIDING SYSTEM VALUE"
              + " VALUES (?, ?, ?, ?)",
          number,
          id.value(),
          lastEvent,
          entry);
      return number;
    }
    return session.change(
        "INSERT INTO journal (execution, last_event, entry) VALUES (?, ?, ?) RETURNING id",
        result -> result.getLong(1),
        id.value(),
        lastEvent,
        entry);
  }

  @Override
  public List<Entry> journal(ExecutionId id, long afterVersion, int limit) {
    return session.query(
        """
        SELECT id, entry FROM journal WHERE execution = ? AND id > ?
        ORDER BY last_event, id LIMIT ?\
        """,
        JdbcExecutionStore::entry,
        id.value(),
        afterVersion,
        limit);
  }

  @Override
  public List<Entry> journalFromEvent(ExecutionId id, long event, int limit) {
    return session.query(
        """
        SELECT id, entry FROM journal WHERE execution = ? AND last_event >= ?
        ORDER BY last_event, id LIMIT ?\
        """,
        JdbcExecutionStore::entry,
        id.value(),
        event,
        limit);
  }

  @Override
  public List<ExecutionRow> list(ExecutionFilter filter, @Nullable ExecutionId before, int limit) {
    return Reading.sound(
        "execution",
        before == null ? null : before.value(),
        limit,
        (last, missing) -> page(filter, last, missing));
  }

  private List<Reading<ExecutionRow>> page(
      ExecutionFilter filter, @Nullable Long before, int limit) {
    Conditions conditions = new Conditions(filter);
    conditions.parameters.add(before == null ? Long.MAX_VALUE : before);
    conditions.parameters.add(limit);
    return session.query(
        "SELECT %s FROM execution WHERE %s id < ? ORDER BY id DESC LIMIT ?"
            .formatted(COLUMNS, conditions.sql),
        ANY,
        conditions.parameters.toArray());
  }

  @Override
  public List<ExecutionRow> children(long mapRun, @Nullable ExecutionId after, int limit) {
    return session.query(
        "SELECT " + COLUMNS + " FROM execution WHERE map_run = ? AND id > ? ORDER BY id LIMIT ?",
        STRICTLY,
        mapRun,
        after == null ? Long.MIN_VALUE : after.value(),
        limit);
  }

  @Override
  public List<ExecutionRow> ended(ExecutionStatus how, @Nullable ExecutionId after, int limit) {
    return Reading.sound(
        "execution",
        after == null ? null : after.value(),
        limit,
        (last, missing) ->
            session.query(
                "SELECT %s FROM execution WHERE status = ? AND id > ? ORDER BY id LIMIT ?"
                    .formatted(COLUMNS),
                ANY,
                how,
                last == null ? Long.MIN_VALUE : last,
                missing));
  }

  @Override
  public Set<String> definitions() {
    return Set.copyOf(
        session.query("SELECT DISTINCT definition FROM execution", row -> row.getString(1)));
  }

  @Override
  public void delete(ExecutionId id) {
    session.later("DELETE FROM execution WHERE id = ?", id.value());
  }

  @Override
  public int forgetJournal(ExecutionId id, int limit) {
    return session.update(
        """
        DELETE FROM journal WHERE id IN (
          SELECT id FROM journal WHERE execution = ? ORDER BY last_event, id LIMIT ?)\
        """,
        id.value(),
        limit);
  }

  @Override
  public long count(ExecutionFilter filter, int limit) {
    Conditions conditions = new Conditions(filter);
    conditions.parameters.add(limit);
    Long count =
        session.first(
            "SELECT count(*) FROM (SELECT 1 FROM execution WHERE %s true LIMIT ?) AS counted"
                .formatted(conditions.sql),
            result -> result.getLong(1),
            conditions.parameters.toArray());
    return count == null ? 0 : count;
  }

  static ExecutionRow row(ResultSet row) throws SQLException {
    ExecutionRow read =
        new ExecutionRow(
            new ExecutionId(row.getLong(1)),
            Arn.of(row.getString(2)),
            Arn.of(row.getString(3)),
            row.getString(4),
            ExecutionStatus.valueOf(row.getString(5)),
            RowReader.instant(row, 6),
            RowReader.instantOrNull(row, 7),
            row.getString(8),
            origin(row));
    Sum.check(row, SUM_COLUMN, sum(read));
    return read;
  }

  private static Origin origin(ResultSet row) throws SQLException {
    String version = row.getString(9);
    String alias = row.getString(10);
    String trace = row.getString(11);
    long mapRun = row.getLong(12);
    if (!row.wasNull()) {
      return Origin.of(new Origin.Batch(mapRun, row.getLong(13), row.getInt(14)));
    }
    return version == null && alias == null && trace == null
        ? Origin.MACHINE
        : new Origin(arn(version), arn(alias), trace);
  }

  private static @Nullable Arn arn(@Nullable String text) {
    return text == null ? null : Arn.of(text);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(row.getLong(1), row.getBytes(2));
  }

  /** Only the conditions that are asked for, so that each question has the index made for it. */
  private static final class Conditions {
    private final List<Object> parameters = new ArrayList<>();
    private String sql = "";

    Conditions(ExecutionFilter filter) {
      add("machine_arn", filter.machine());
      add("version_arn", filter.version());
      add("alias_arn", filter.alias());
      if (filter.mapRun() != null) {
        sql += "map_run = ? AND ";
        parameters.add(filter.mapRun());
      }
      if (filter.status() != null) {
        sql += "status = ? AND ";
        parameters.add(filter.status());
      }
    }

    private void add(String column, @Nullable Arn arn) {
      if (arn != null) {
        sql += column + " = ? AND ";
        parameters.add(arn.value());
      }
    }
  }
}
