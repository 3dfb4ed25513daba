package dev.holdpoint.core.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue.
 *
 * @param id unique, grows with time
 * @param queue where its queue keeps its messages: the queue's ARN, perhaps with more behind it
 * @param messageId what the sender was told, a UUID
 * @param attributes message attributes and whatever else travels with it, as JSON
 * @param visibleAt from when on it may be received; or {@link #atOnce}, if it need not wait
 * @param receiveCount how often it was received
 * @param receipt changes with every receive: whoever holds the newest may delete it
 * @param orderedIn the group within which it keeps its order, in a FIFO queue; else null
 * @param sequence its place in that group, which grows; else 0
 */
public record Message(
    long id,
    String queue,
    String messageId,
    String body,
    String attributes,
    Instant sentAt,
    Instant visibleAt,
    int receiveCount,
    @Nullable Instant firstReceivedAt,
    long receipt,
    @Nullable String orderedIn,
    long sequence) {

  /** Before any time of day that a clock may show. */
  private static final Duration ALWAYS = Duration.ofDays(10_000 * 365L);

  /**
   * When a message may be received that need not wait since now: long ago, as a clock that is set
   * back must not hide it. It still tells how long it has been there.
   */
  public static Instant atOnce(Instant now) {
    return now.minus(ALWAYS);
  }

  /** Since when it has been there to be received, or from when on it will be. */
  public Instant thereSince() {
    return visibleAt.isBefore(Instant.EPOCH) ? visibleAt.plus(ALWAYS) : visibleAt;
  }

  /** The same message, visible at another time. */
  public Message visibleAt(Instant when) {
    return new Message(
        id,
        queue,
        messageId,
        body,
        attributes,
        sentAt,
        when,
        receiveCount,
        firstReceivedAt,
        receipt,
        orderedIn,
        sequence);
  }

  /** The same message once more received. */
  public Message received(Instant now, Instant visibleAgain) {
    return new Message(
        id,
        queue,
        messageId,
        body,
        attributes,
        sentAt,
        visibleAgain,
        receiveCount + 1,
        firstReceivedAt == null ? now : firstReceivedAt,
        receipt + 1,
        orderedIn,
        sequence);
  }

  /** The same message as if its newest receive had not been. */
  public Message unreceived(Instant visible) {
    return new Message(
        id,
        queue,
        messageId,
        body,
        attributes,
        sentAt,
        visible,
        Math.max(0, receiveCount - 1),
        receiveCount > 1 ? firstReceivedAt : null,
        receipt,
        orderedIn,
        sequence);
  }

  /** The same message at a place in a group. */
  public Message orderedIn(String group, long place) {
    return new Message(
        id,
        queue,
        messageId,
        body,
        attributes,
        sentAt,
        visibleAt,
        receiveCount,
        firstReceivedAt,
        receipt,
        group,
        place);
  }
}
