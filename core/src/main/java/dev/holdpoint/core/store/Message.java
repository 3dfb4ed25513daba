package dev.holdpoint.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue.
 *
 * @param id unique, grows with time
 * @param queue where its queue keeps its messages: the queue's ARN, perhaps with more behind it
 * @param messageId what the sender was told, a UUID
 * @param attributes message attributes and whatever else travels with it, as JSON
 * @param visibleAt from when on it may be received
 * @param receiveCount how often it was received
 * @param receipt changes with every receive: whoever holds the newest may delete it
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
    long receipt) {}
