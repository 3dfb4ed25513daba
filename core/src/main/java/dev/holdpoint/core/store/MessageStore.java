package dev.holdpoint.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages in queues. */
public interface MessageStore {
  /** Adds a message; its id must be new. */
  void add(Message message);

  /**
   * Takes up to {@code limit} messages visible at now, the longest waiting first; each becomes
   * invisible until {@code visibleAt}, its receive count one more, its first receive set, and its
   * receipt a new one.
   *
   * @return the messages as they are afterwards
   */
  List<Message> receive(String queue, Instant now, Instant visibleAt, int limit);

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

  /** Takes all of a queue's messages away. */
  void purge(String queue);

  /** The ids of the first messages that were sent before; it may look at all of the queue. */
  List<Long> sentBefore(String queue, Instant sentBefore, int limit);

  Counts count(String queue, Instant now);

  /** When a message of the queue is (or was) visible first, or null where it has none. */
  @Nullable Instant nextVisible(String queue);

  /**
   * How many there are.
   *
   * @param inFlight received and not visible
   * @param delayed never received and not visible yet
   */
  record Counts(long visible, long inFlight, long delayed) {}
}
