package dev.holdpoint.app.stack.type;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sns.Page;
import dev.holdpoint.core.sns.SubscribeRequest;
import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Subscribes once: running a template again must not invite people again. */
final class Subscribing {
  private Subscribing() {}

  /** Subscribes, or brings what is there to the attributes that are wanted. */
  static Subscription ensure(Topics topics, Tx tx, Turn turn, SubscribeRequest request) {
    Subscription there = find(topics, tx, request);
    if (there == null) {
      return topics.subscribe(tx, turn, request);
    }
    change(topics, tx, there, request.attributes());
    return there;
  }

  private static void change(Topics topics, Tx tx, Subscription there, Map<String, String> wanted) {
    Map<String, String> set = there.attributes() == null ? Map.of() : there.attributes();
    Map<String, String> changes = new TreeMap<>(wanted);
    // An attribute that left the template is taken away; there is only one that cannot be empty.
    set.keySet()
        .forEach(
            name -> changes.putIfAbsent(name, name.equals("RawMessageDelivery") ? "false" : ""));
    changes.entrySet().removeIf(change -> change.getValue().equals(set.get(change.getKey())));
    if (!changes.isEmpty()) {
      topics.setSubscriptionAttributes(tx, there.arn().value(), changes);
    }
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
