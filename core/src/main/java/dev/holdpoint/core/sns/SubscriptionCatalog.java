package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
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

  /**
   * What is there already.
   *
   * @param subscription the one that this endpoint has, or null
   * @param all how many subscriptions the topic has
   * @param filters how many of them have a filter policy
   */
  record Found(@Nullable Subscription subscription, int all, int filters) {}

  Found find(Tx tx, Arn topic, Protocol protocol, String endpoint) {
    Search search = new Search(protocol, endpoint);
    each(tx, topic, search);
    return new Found(search.subscription, search.all, search.filters);
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

  private static final class Search implements Consumer<Subscription> {
    private final Protocol protocol;
    private final String endpoint;
    private @Nullable Subscription subscription;
    private int all;
    private int filters;

    Search(Protocol protocol, String endpoint) {
      this.protocol = protocol;
      this.endpoint = endpoint;
    }

    @Override
    public void accept(Subscription one) {
      all++;
      if (one.settings().filterPolicy() != null) {
        filters++;
      }
      if (one.protocol() == protocol && one.endpoint().equals(endpoint)) {
        subscription = one;
      }
    }
  }
}
