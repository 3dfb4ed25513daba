package dev.holdpoint.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages in queues. Those of a FIFO queue are in groups: a group is <em>ready</em> when its first
 * message is visible and none of it is in flight, that is received and not visible.
 */
public interface MessageStore extends Recollections {
  /** Adds a message; its id must be new, its sequence greater than all others of its group. */
  void add(Message message);

  /**
   * Takes up to {@code limit} messages visible at now, the longest there first; each becomes
   * invisible until {@code visibleAt}, its receive count one more, its first receive set, and its
   * receipt a new one.
   *
   * @return the messages as they are afterwards
   */
  List<Message> receive(String queue, Instant now, Instant visibleAt, int limit);

  /**
   * Takes as {@link #receive} does, but from groups that are ready: of the one that is ready the
   * longest as many as it has, in their order, then of the next.
   */
  List<Message> receiveInOrder(String queue, Instant now, Instant visibleAt, int limit);

  /** The greatest sequence in a group, or 0 where it is empty. */
  long lastSequence(String queue, String group);

  @Nullable Message find(String queue, long id);

  /**
   * Replaces a message, which must be there, by its id: moved to another queue, made visible at
   * another time.
   */
  void update(Message message);

  /**
   * Takes a message away.
   *
   * @return whether it was there
   */
  boolean delete(String queue, long id);

  /** Takes a message away that this unit has read. */
  void delete(Message message);

  /**
   * Takes some of a queue's messages away. In a FIFO queue the others are received no more.
   *
   * @return how many; fewer than {@code limit} where none is left
   */
  int purge(String queue, int limit);

  /** When messages with a greater id were sent, in the order of their ids: the oldest first. */
  List<Age> ages(long after, int limit);

  Counts count(String queue, Instant now);

  /**
   * When a message of the queue is (or was) visible first, or null where it has none. Long ago
   * where one is {@linkplain Message#atOnce visible at once}.
   */
  @Nullable Instant nextVisible(String queue);

  /** When a group of the queue is (or was) ready first, or null where it has none. */
  @Nullable Instant nextReady(String queue);

  /**
   * How many there are.
   *
   * @param inFlight received and not visible
   * @param delayed never received and not visible yet
   */
  record Counts(long visible, long inFlight, long delayed) {}

  /** When a message was sent. */
  record Age(long id, String queue, Instant sentAt) {}
}
