package dev.holdpoint.app.stack.type;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sns.Page;
import dev.holdpoint.core.sns.SubscribeRequest;
import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/** Subscribes once: running a template again must not invite people again. */
final class Subscribing {
  private Subscribing() {}

  static Subscription ensure(Topics topics, Tx tx, Turn turn, SubscribeRequest request) {
    Subscription there = find(topics, tx, request);
    return there == null ? topics.subscribe(tx, turn, request) : there;
  }

  private static @Nullable Subscription find(Topics topics, Tx tx, SubscribeRequest request) {
    Topic topic = topics.byArn(tx, request.topicArn());
    String next = null;
    do {
      Page<Subscription> page = topics.subscriptionsOf(tx, topic, next);
      for (Subscription one : page.items()) {
        if (one.protocol().text().equals(request.protocol())
            && one.endpoint().equals(request.endpoint())) {
          return one;
        }
      }
      next = page.nextToken();
    } while (next != null);
    return null;
  }
}
