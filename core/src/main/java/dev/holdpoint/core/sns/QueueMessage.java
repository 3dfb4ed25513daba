package dev.holdpoint.core.sns;

import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.SendRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notification as a queue gets it. */
final class QueueMessage {
  private QueueMessage() {}

  static SendRequest of(
      Subscription subscription, Notification notification, Seal seal, Queue queue) {
    boolean raw = subscription.settings().raw();
    return new SendRequest(
        raw
            ? notification.textFor(subscription.protocol())
            : NotificationJson.of(notification, subscription, seal),
        null,
        raw ? notification.attributes() : Map.of(),
        Map.of(),
        notification.group(),
        deduplication(notification, queue));
  }

  private static @Nullable String deduplication(Notification notification, Queue queue) {
    Notification.Order order = notification.order();
    return order == null || !queue.name().endsWith(".fifo") ? null : order.deduplication();
  }
}
