package dev.holdpoint.server.api.sns;

import java.util.List;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Subscriptions as listings show them. */
final class Subscriptions {
  private Subscriptions() {}

  static List<Subscription> write(List<dev.holdpoint.core.sns.Subscription> subscriptions) {
    return subscriptions.stream().map(Subscriptions::write).toList();
  }

  private static Subscription write(dev.holdpoint.core.sns.Subscription subscription) {
    return Subscription.builder()
        .subscriptionArn(subscription.shownArn())
        .owner(subscription.topicArn().account())
        .protocol(subscription.protocol().text())
        .endpoint(subscription.endpoint())
        .topicArn(subscription.topicArn().value())
        .build();
  }
}
