package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What HTTP endpoints are sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html">
 *     HTTP(S) endpoints as subscribers</a>
 */
record HttpPosts(
    Outlets outlets,
    Deliveries deliveries,
    TopicCatalog topics,
    SubscriptionCatalog subscriptions) {
  private static final String AGENT = "Amazon Simple Notification Service Agent";
  private static final String PREFIX = "x-amz-sns-";

  private record Open(Topic topic, Subscription subscription) {}

  @Nullable HttpPost find(Tx tx, OwedPost owed) {
    Open open = open(tx, owed);
    if (open == null) {
      return null;
    }
    Seal seal = outlets.seal(open.topic);
    DeliveryPolicy policy = DeliveryPolicy.of(open.topic, open.subscription);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", policy.contentType());
    headers.put("User-Agent", AGENT);
    headers.put(PREFIX + "topic-arn", open.topic.arn().value());
    String body = body(open, owed, seal, headers);
    return new HttpPost(open.subscription.endpoint(), headers, body, policy);
  }

  /** Null where nobody waits: the subscription is gone, or was confirmed before it was asked. */
  private @Nullable Open open(Tx tx, OwedPost owed) {
    Subscription subscription = subscriptions.find(tx, owed.subscription());
    Topic topic = subscription == null ? null : topics.find(tx, subscription.topicArn());
    boolean asked = owed.confirmation() != null;
    return subscription == null || topic == null || asked == subscription.confirmed()
        ? null
        : new Open(topic, subscription);
  }

  private static String body(Open open, OwedPost owed, Seal seal, Map<String, String> headers) {
    Confirmation asked = owed.confirmation();
    if (asked != null) {
      headers.put(PREFIX + "message-type", Confirmation.TYPE);
      headers.put(PREFIX + "message-id", asked.messageId());
      return NotificationJson.confirmation(asked, seal);
    }
    Notification notification = notification(owed);
    Subscription subscription = open.subscription;
    headers.put(PREFIX + "message-type", "Notification");
    headers.put(PREFIX + "message-id", notification.messageId());
    headers.put(PREFIX + "subscription-arn", subscription.arn().value());
    if (subscription.settings().raw()) {
      headers.put(PREFIX + "rawdelivery", "true");
      return notification.textFor(subscription.protocol());
    }
    return NotificationJson.of(notification, subscription, seal);
  }

  private static Notification notification(OwedPost owed) {
    Notification notification = owed.notification();
    if (notification == null) {
      throw new IllegalStateException(
          "Expected a notification, but there is none (subscription=" + owed.subscription() + ")");
    }
    return notification;
  }

  void over(Tx tx, Turn turn, OwedPost owed, int attempts, @Nullable String failure) {
    Open open = open(tx, owed);
    if (open != null && owed.confirmation() == null) {
      deliveries.over(
          tx,
          turn.in(Home.of(open.topic.arn())),
          new Deliveries.Parcel(
              open.topic, open.subscription, notification(owed), outlets.seal(open.topic)),
          attempts,
          failure);
    }
  }
}
