package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The subscriptions, filed under their topics. */
final class SubscriptionCatalog {
  private static final int STEP = 1000;

  /** Adds a pending subscription, or gives the one that this endpoint has already. */
  Subscription add(Tx tx, Turn turn, Topic topic, SubscribeRequest request) {
    Subscription there = find(tx, topic, request);
    Subscription subscription =
        there == null ? fresh(turn, topic, request) : there.invited(turn.now());
    put(tx, subscription);
    return subscription;
  }

  private static Subscription fresh(Turn turn, Topic topic, SubscribeRequest request) {
    return new Subscription(
        Arn.of(topic.arn() + ":" + turn.ids().uuid()),
        topic.arn(),
        request.protocol(),
        request.endpoint(),
        turn.ids().uuid(),
        turn.now(),
        null,
        false);
  }

  private @Nullable Subscription find(Tx tx, Topic topic, SubscribeRequest request) {
    Found found = new Found(request.protocol(), request.endpoint());
    each(tx, topic.arn(), found);
    return found.subscription;
  }

  /** Visits all of a topic's subscriptions. */
  void each(Tx tx, Arn topic, Consumer<Subscription> visitor) {
    String after = null;
    while (true) {
      List<Resource> step =
          tx.resources().list(ResourceKind.SUBSCRIPTION, topic + ":", after, STEP);
      step.forEach(one -> visitor.accept(Json.read(one.body(), Subscription.class)));
      if (step.size() < STEP) {
        return;
      }
      after = step.getLast().key();
    }
  }

  void put(Tx tx, Subscription subscription) {
    tx.resources()
        .put(ResourceKind.SUBSCRIPTION, subscription.arn().value(), Json.tree(subscription));
  }

  @Nullable Subscription find(Tx tx, Arn arn) {
    JsonNode json = tx.resources().find(ResourceKind.SUBSCRIPTION, arn.value());
    return json == null ? null : Json.read(json, Subscription.class);
  }

  Subscription existing(Tx tx, String arn) {
    Subscription subscription = find(tx, SnsError.checked("SubscriptionArn", arn));
    if (subscription == null) {
      throw SnsError.subscriptionDoesNotExist();
    }
    return subscription;
  }

  /** The subscription that a link's token stands for, or null where it proves nothing. */
  @Nullable Subscription byToken(
      Tx tx, Home home, String topicName, String token, Token.Purpose purpose) {
    String id = Token.subscriptionId(token);
    if (id == null) {
      return null;
    }
    Subscription subscription = find(tx, home.arn("sns", topicName + ":" + id));
    boolean proven = subscription != null && Token.proves(token, subscription, purpose);
    return proven ? subscription : null;
  }

  boolean delete(Tx tx, Arn arn) {
    return tx.resources().delete(ResourceKind.SUBSCRIPTION, arn.value());
  }

  private static final class Found implements Consumer<Subscription> {
    private final String protocol;
    private final String endpoint;
    private @Nullable Subscription subscription;

    Found(String protocol, String endpoint) {
      this.protocol = protocol;
      this.endpoint = endpoint;
    }

    @Override
    public void accept(Subscription one) {
      if (one.protocol().equals(protocol) && one.endpoint().equals(endpoint)) {
        subscription = one;
      }
    }
  }
}
