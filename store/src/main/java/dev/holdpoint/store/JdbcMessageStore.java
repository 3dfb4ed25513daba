package dev.holdpoint.store;

import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.ResourceStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcMessageStore implements MessageStore {
  static final String COLUMNS =
      """
      id, queue, message_id, body, attributes, sent_at, visible_at, receive_count,
      first_received_at, receipt, ordered_in, sequence, sum\
      """;

  private static final int SUM_COLUMN = 13;
  private static final RowReader<Message> STRICTLY =
      Reading.strictly("message", JdbcMessageStore::message);
  static final RowReader<Reading<Message>> ANY = Reading.any(JdbcMessageStore::message);

  /**
   * Those that need not wait have an index range of their own, which no clock moves: both are read
   * as far as they may be wanted, and then the longest there come first.
   */
  private static final String SELECT_VISIBLE =
      """
      SELECT * FROM (
        SELECT * FROM (SELECT %1$s FROM message WHERE queue = ? AND visible_at < 0
          ORDER BY visible_at, id LIMIT ?) AS at_once
        UNION ALL
        SELECT * FROM (SELECT %1$s FROM message WHERE queue = ? AND visible_at BETWEEN 0 AND ?
          ORDER BY visible_at, id LIMIT ?) AS in_time) AS visible
      ORDER BY CASE WHEN visible_at < 0 THEN visible_at + %2$d ELSE visible_at END, id LIMIT ?\
      """
          .formatted(COLUMNS, MessageGroups.ALWAYS);

  private final Session session;
  private final ResourceStore resources;
  private final MessageGroups groups;
  private final JdbcRecollections recollections;

  /**
   * @param resources where damaged messages are set aside
   */
  JdbcMessageStore(Session session, ResourceStore resources) {
    this.session = session;
    this.resources = resources;
    this.groups = new MessageGroups(session);
    this.recollections = new JdbcRecollections(session);
  }

  @Override
  public void add(Message message) {
    session.later(
        "INSERT INTO message (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message.id(),
        message.queue(),
        message.messageId(),
        message.body(),
        message.attributes(),
        message.sentAt(),
        message.visibleAt(),
        message.receiveCount(),
        message.firstReceivedAt(),
        message.receipt(),
        message.orderedIn(),
        message.sequence(),
        sum(message));
    groups.added(message);
  }

  @Override
  public List<Message> receive(String queue, Instant now, Instant visibleAt, int limit) {
    List<Reading<Message>> visible =
        session.query(SELECT_VISIBLE, ANY, queue, limit, queue, now, limit, limit);
    return received(visible, now, visibleAt);
  }

  @Override
  public List<Message> receiveInOrder(String queue, Instant now, Instant visibleAt, int limit) {
    List<Message> all = new ArrayList<>();
    for (String group : groups.ready(queue, now, limit)) {
      all.addAll(received(groups.first(queue, group, now, limit - all.size()), now, visibleAt));
      groups.refresh(queue, group);
      if (all.size() == limit) {
        break;
      }
    }
    return all;
  }

  @Override
  public long lastSequence(String queue, String group) {
    return groups.lastSequence(queue, group);
  }

  @Override
  public @Nullable Instant nextReady(String queue) {
    return groups.nextReady(queue);
  }

  @Override
  public @Nullable Message find(String queue, long id) {
    return session.first(
        "SELECT " + COLUMNS + " FROM message WHERE id = ? AND queue = ?", STRICTLY, id, queue);
  }

  @Override
  public void update(Message message) {
    String group = message.orderedIn();
    String from = group == null ? null : queueOf(message.id());
    session.laterOne(
        "Expected a message, but there was none (id=" + message.id() + ")",
        """
        UPDATE message SET queue = ?, message_id = ?, body = ?, attributes = ?, sent_at = ?,
          visible_at = ?, receive_count = ?, first_received_at = ?, receipt = ?, ordered_in = ?,
          sequence = ?, sum = ?
        WHERE id = ?\
        """,
        message.queue(),
        message.messageId(),
        message.body(),
        message.attributes(),
        message.sentAt(),
        message.visibleAt(),
        message.receiveCount(),
        message.firstReceivedAt(),
        message.receipt(),
        group,
        message.sequence(),
        sum(message),
        message.id());
    if (group != null) {
      groups.refresh(message.queue(), group);
      if (from != null && !from.equals(message.queue())) {
        groups.refresh(from, group);
      }
    }
  }

  private @Nullable String queueOf(long id) {
    return session.first("SELECT queue FROM message WHERE id = ?", row -> row.getString(1), id);
  }

  @Override
  public boolean delete(String queue, long id) {
    Optional<String> group =
        session.changeIfThere(
            "DELETE FROM message WHERE id = ? AND queue = ? RETURNING ordered_in",
            row -> Optional.ofNullable(row.getString(1)),
            id,
            queue);
    if (group == null) {
      return false;
    }
    group.ifPresent(name -> groups.refresh(queue, name));
    return true;
  }

  @Override
  public void delete(Message message) {
    session.later("DELETE FROM message WHERE id = ? AND queue = ?", message.id(), message.queue());
    if (message.orderedIn() != null) {
      groups.refresh(message.queue(), message.orderedIn());
    }
  }

  @Override
  public int purge(String queue, int limit) {
    groups.purge(queue, limit);
    return session.update(
        """
        DELETE FROM message WHERE id IN (
          SELECT id FROM message WHERE queue = ? ORDER BY visible_at, id LIMIT ?)\
        """,
        queue,
        limit);
  }

  @Override
  public List<Age> ages(long after, int limit) {
    return session.query(
        "SELECT id, queue, sent_at FROM message WHERE id > ? ORDER BY id LIMIT ?",
        row -> new Age(row.getLong(1), row.getString(2), RowReader.instant(row, 3)),
        after,
        limit);
  }

  @Override
  public Counts count(String queue, Instant now) {
    // The many, which wait, are counted in the index alone.
    Long visible =
        session.first(
            "SELECT count(*) FROM message WHERE queue = ? AND visible_at <= ?",
            row -> row.getLong(1),
            queue,
            now);
    Counts counts =
        session.first(
            """
            SELECT count(CASE WHEN receive_count > 0 THEN 1 END),
              count(CASE WHEN receive_count = 0 THEN 1 END)
            FROM message WHERE queue = ? AND visible_at > ?\
            """,
            row -> new Counts(visible == null ? 0 : visible, row.getLong(1), row.getLong(2)),
            queue,
            now);
    return counts == null ? new Counts(0, 0, 0) : counts;
  }

  @Override
  public @Nullable Instant nextVisible(String queue) {
    return session.first(
        "SELECT visible_at FROM message WHERE queue = ? ORDER BY visible_at LIMIT 1",
        row -> RowReader.instant(row, 1),
        queue);
  }

  private List<Message> received(List<Reading<Message>> visible, Instant now, Instant visibleAt) {
    List<Message> received = new ArrayList<>();
    for (Reading<Message> reading : visible) {
      if (reading.row() == null) {
        // It would come before all others again and again, and never be handed out.
        reading.setAside(resources, "message", now);
        session.later("DELETE FROM message WHERE id = ?", reading.id());
      } else {
        received.add(received(reading.row(), now, visibleAt));
      }
    }
    return received;
  }

  /** Nobody else writes, so what the row becomes is known. */
  private Message received(Message message, Instant now, Instant visibleAt) {
    Message received = message.received(millis(now), millis(visibleAt));
    session.later(
        """
        UPDATE message SET visible_at = ?, receive_count = ?, first_received_at = ?, receipt = ?
        WHERE id = ?\
        """,
        received.visibleAt(),
        received.receiveCount(),
        received.firstReceivedAt(),
        received.receipt(),
        received.id());
    return received;
  }

  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  @Override
  public @Nullable String recall(String queue, String key, Instant now) {
    return recollections.recall(queue, key, now);
  }

  @Override
  public void remember(String queue, String key, String what, Instant now, Instant until) {
    recollections.remember(queue, key, what, now, until);
  }

  static Message message(ResultSet row) throws SQLException {
    Message read =
        new Message(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            RowReader.instant(row, 6),
            RowReader.instant(row, 7),
            row.getInt(8),
            RowReader.instantOrNull(row, 9),
            row.getLong(10),
            row.getString(11),
            row.getLong(12));
    Sum.check(row, SUM_COLUMN, sum(read));
    return read;
  }

  /** Over all that receiving does not change. */
  private static int sum(Message message) {
    return Sum.of(
        message.id(),
        message.queue(),
        message.messageId(),
        message.body(),
        message.attributes(),
        message.sentAt().toEpochMilli(),
        message.orderedIn(),
        message.sequence());
  }
}
