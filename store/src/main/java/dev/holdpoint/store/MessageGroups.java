package dev.holdpoint.store;

import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Survey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row for each group that has messages, so that a receive looks only at groups that are ready.
 * Everything here goes by an index: what it costs depends neither on the queue nor on the group.
 */
final class MessageGroups {
  /** How long before a time {@link Message#atOnce} is, in milliseconds. */
  static final long ALWAYS = -Message.atOnce(Instant.EPOCH).toEpochMilli();

  private static final String PUT =
      """
      INSERT INTO message_group (queue, name, ready_at, head) VALUES (?, ?, ?, ?)
      ON CONFLICT (queue, name)\
      """;

  private final Session session;

  MessageGroups(Session session) {
    this.session = session;
  }

  /** A message came to the end of its group, so it only counts where it is the first. */
  void added(Message message) {
    String group = message.orderedIn();
    if (group != null) {
      session.later(
          PUT + " DO NOTHING", message.queue(), group, message.visibleAt(), message.sequence());
    }
  }

  /** The groups that are ready, the one that is so the longest first. */
  List<String> ready(String queue, Instant now, int limit) {
    return session.query(
        """
        SELECT name FROM (
          SELECT * FROM (SELECT name, ready_at, head FROM message_group
            WHERE queue = ? AND ready_at < 0 ORDER BY ready_at, head LIMIT ?) AS at_once
          UNION ALL
          SELECT * FROM (SELECT name, ready_at, head FROM message_group
            WHERE queue = ? AND ready_at BETWEEN 0 AND ? ORDER BY ready_at, head LIMIT ?) AS in_time
        ) AS ready
        ORDER BY CASE WHEN ready_at < 0 THEN ready_at + %d ELSE ready_at END, head LIMIT ?\
        """
            .formatted(ALWAYS),
        row -> row.getString(1),
        queue,
        limit,
        queue,
        now,
        limit,
        limit);
  }

  /** The first messages of a group, up to one that is delayed. */
  List<Reading<Message>> first(String queue, String group, Instant now, int limit) {
    List<Reading<Message>> first =
        session.query(
            "SELECT "
                + JdbcMessageStore.COLUMNS
                + " FROM message WHERE queue = ? AND ordered_in = ? ORDER BY sequence LIMIT ?",
            JdbcMessageStore.ANY,
            queue,
            group,
            limit);
    return first.stream()
        .takeWhile(one -> one.row() == null || !one.row().visibleAt().isAfter(now))
        .toList();
  }

  /** Finds anew when the group is ready; an empty one goes. */
  void refresh(String queue, String group) {
    Head head =
        session.first(
            """
            SELECT visible_at, sequence FROM message WHERE queue = ? AND ordered_in = ?
            ORDER BY sequence LIMIT 1\
            """,
            row -> new Head(RowReader.instant(row, 1), row.getLong(2)),
            queue,
            group);
    if (head == null) {
      session.later("DELETE FROM message_group WHERE queue = ? AND name = ?", queue, group);
    } else {
      Instant ready = ready(head, lastTaken(queue, group));
      session.later(
          PUT + " DO UPDATE SET ready_at = excluded.ready_at, head = excluded.head",
          queue,
          group,
          ready,
          head.sequence());
    }
  }

  private static Instant ready(Head head, @Nullable Instant taken) {
    return taken == null || taken.isBefore(head.visibleAt()) ? head.visibleAt() : taken;
  }

  /** When the last of the messages that were ever received is visible, or was. */
  private @Nullable Instant lastTaken(String queue, String group) {
    return session.first(
        """
        SELECT visible_at FROM message
        WHERE queue = ? AND ordered_in = ? AND receive_count > 0
        ORDER BY visible_at DESC LIMIT 1\
        """,
        row -> RowReader.instant(row, 1),
        queue,
        group);
  }

  long lastSequence(String queue, String group) {
    Long last =
        session.first(
            """
            SELECT sequence FROM message WHERE queue = ? AND ordered_in = ?
            ORDER BY sequence DESC LIMIT 1\
            """,
            row -> row.getLong(1),
            queue,
            group);
    return last == null ? 0 : last;
  }

  @Nullable Instant nextReady(String queue) {
    return session.first(
        "SELECT ready_at FROM message_group WHERE queue = ? ORDER BY ready_at LIMIT 1",
        row -> RowReader.instant(row, 1),
        queue);
  }

  /** Groups behind this one, and whether each is ready when its messages say so. */
  List<Survey.OfQueue> survey(String afterQueue, String afterName, int limit) {
    return session.query(
        """
        SELECT queue, name, ready_at, head,
          (SELECT sequence FROM message WHERE queue = g.queue AND ordered_in = g.name
            ORDER BY sequence LIMIT 1),
          (SELECT visible_at FROM message WHERE queue = g.queue AND ordered_in = g.name
            ORDER BY sequence LIMIT 1),
          (SELECT visible_at FROM message WHERE queue = g.queue AND ordered_in = g.name
            AND receive_count > 0 ORDER BY visible_at DESC LIMIT 1)
        FROM message_group g WHERE (queue, name) > (?, ?) ORDER BY queue, name LIMIT ?\
        """,
        row -> new Survey.OfQueue(row.getString(1), row.getString(2), damage(row)),
        afterQueue,
        afterName,
        limit);
  }

  private static @Nullable String damage(ResultSet row) throws SQLException {
    Instant head = RowReader.instantOrNull(row, 6);
    if (head == null) {
      return "It has no message";
    }
    Instant ready = ready(new Head(head, row.getLong(5)), RowReader.instantOrNull(row, 7));
    boolean same = RowReader.instant(row, 3).equals(ready) && row.getLong(4) == row.getLong(5);
    return same ? null : "It is not kept as its messages say";
  }

  /** Some go: as there are no more groups than messages, none is left when those are gone. */
  void purge(String queue, int limit) {
    session.later(
        """
        DELETE FROM message_group WHERE queue = ? AND name IN
          (SELECT name FROM message_group WHERE queue = ? LIMIT ?)\
        """,
        queue,
        queue,
        limit);
  }

  private record Head(Instant visibleAt, long sequence) {}
}
