package dev.holdpoint.store;

import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.Timer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages by primary key, so that a look at everything disturbs nobody for long. */
final class JdbcSurvey implements Survey {
  private static final String SOUND = "ok";

  private final Session session;

  JdbcSurvey(Session session) {
    this.session = session;
  }

  @Override
  public List<String> integrity() {
    return session.query(session.dialect().integrity(), row -> row.getString(1)).stream()
        .filter(line -> !line.equals(SOUND))
        .toList();
  }

  @Override
  public List<Kept<ExecutionRow>> executions(long after, int limit) {
    return page("execution", JdbcExecutionStore.COLUMNS, JdbcExecutionStore::row, after, limit);
  }

  @Override
  public List<Kept<Timer>> timers(long after, int limit) {
    return page("timer", JdbcTimerStore.COLUMNS, JdbcTimerStore::timer, after, limit);
  }

  @Override
  public List<Kept<OutboxEntry>> outbox(long after, int limit) {
    return page("outbox", JdbcOutboxStore.COLUMNS, JdbcOutboxStore::entry, after, limit);
  }

  @Override
  public List<Kept<Message>> messages(long after, int limit) {
    return page("message", JdbcMessageStore.COLUMNS, JdbcMessageStore::message, after, limit);
  }

  @Override
  public List<Kept<Mail>> mails(long after, int limit) {
    return page("mail", JdbcMailStore.COLUMNS, JdbcMailStore::mail, after, limit);
  }

  @Override
  public List<Kept<MapRunRow>> mapRuns(long after, int limit) {
    return page("map_run", JdbcMapRunStore.COLUMNS, JdbcMapRunStore::row, after, limit);
  }

  @Override
  public List<KeptResource> resources(ResourceKind kind, @Nullable String after, int limit) {
    return session.query(
        "SELECT key, body, kind, sum FROM resource WHERE kind = ? AND key > ? ORDER BY key LIMIT ?",
        JdbcSurvey::resource,
        kind,
        after == null ? "" : after,
        limit);
  }

  @Override
  public List<String> strangeResources(int limit) {
    String known =
        Arrays.stream(ResourceKind.values())
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", "));
    return session.query(
        "SELECT kind, key FROM resource WHERE kind NOT IN (" + known + ") LIMIT ?",
        row -> row.getString(1) + " " + row.getString(2),
        limit);
  }

  @Override
  public List<OfQueue> groups(String afterQueue, String afterName, int limit) {
    return new MessageGroups(session).survey(afterQueue, afterName, limit);
  }

  @Override
  public List<OfQueue> lostGroups(int limit) {
    return session.query(
        """
        SELECT DISTINCT m.queue, m.ordered_in FROM message m
        WHERE m.ordered_in IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM message_group g WHERE g.queue = m.queue AND g.name = m.ordered_in) LIMIT ?\
        """,
        row -> new OfQueue(row.getString(1), row.getString(2), "It has messages and no row"),
        limit);
  }

  @Override
  public List<OfQueue> recollections(String afterQueue, String afterKey, int limit) {
    return session.query(
        "SELECT "
            + JdbcRecollections.COLUMNS
            + " FROM recollection WHERE (queue, key) > (?, ?) ORDER BY queue, key LIMIT ?",
        row -> {
          JdbcRecollections.Row read = JdbcRecollections.row(row);
          return new OfQueue(read.queue(), read.key(), read.damage());
        },
        afterQueue,
        afterKey,
        limit);
  }

  @Override
  public List<Long> strayJournals(int limit) {
    return session.query(
        """
        SELECT DISTINCT execution FROM journal j
        WHERE NOT EXISTS (SELECT 1 FROM execution e WHERE e.id = j.execution) LIMIT ?\
        """,
        row -> row.getLong(1),
        limit);
  }

  private <T> List<Kept<T>> page(
      String table, String columns, RowReader<T> reader, long after, int limit) {
    return session.query(
        "SELECT %s FROM %s WHERE id > ? ORDER BY id LIMIT ?".formatted(columns, table),
        row -> kept(row, reader),
        after,
        limit);
  }

  private static <T> Kept<T> kept(ResultSet row, RowReader<T> reader) throws SQLException {
    Reading<T> reading = Reading.any(reader).read(row);
    return new Kept<>(reading.id(), reading.row(), reading.damage());
  }

  private static KeptResource resource(ResultSet row) throws SQLException {
    String key = row.getString(1);
    try {
      return new KeptResource(key, new Resource(key, JdbcResourceStore.body(row)), null);
    } catch (RuntimeException unreadable) {
      return new KeptResource(key, null, String.valueOf(unreadable.getMessage()));
    }
  }
}
