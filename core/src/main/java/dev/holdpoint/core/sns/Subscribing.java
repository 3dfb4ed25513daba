package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.Map;

/** How a subscription comes to be, is confirmed and is changed. */
final class Subscribing {
  private static final int LIMIT_STATUS = 403;

  private final Outlets outlets;
  private final TopicCatalog topics;
  private final SubscriptionCatalog subscriptions;

  Subscribing(Outlets outlets, TopicCatalog topics, SubscriptionCatalog subscriptions) {
    this.outlets = outlets;
    this.topics = topics;
    this.subscriptions = subscriptions;
  }

  Subscription subscribe(Tx tx, Turn turn, SubscribeRequest request) {
    Protocol protocol = Protocol.of(request.protocol());
    protocol.checkEndpoint(request.endpoint());
    Topic topic = topics.existing(tx, request.topicArn());
    FifoRules.checkSubscriber(topic, protocol, request.endpoint());
    Map<String, String> wanted = checked(protocol, topic, request.attributes());
    SubscriptionCatalog.Found found =
        subscriptions.find(tx, topic.arn(), protocol, request.endpoint());
    Subscription there = found.subscription();
    if (there == null) {
      checkRoom(topic, wanted, found);
    } else if (!there.settings().attributes().entrySet().containsAll(wanted.entrySet())) {
      throw SnsError.parameter(
          "Attributes", "Subscription already exists with different attributes");
    }
    Subscription subscription =
        there == null
            ? fresh(turn, topic, protocol, request.endpoint(), wanted)
            : there.invited(turn.now());
    subscriptions.put(tx, subscription);
    if (!subscription.confirmed()) {
      ask(tx, turn, topic, subscription);
    }
    return subscription;
  }

  private static Map<String, String> checked(
      Protocol protocol, Topic topic, Map<String, String> given) {
    try {
      Map<String, String> all = new SubscriptionSettings(Map.of()).with(given);
      SubscriptionRules.check(protocol, topic.arn(), given, all);
      return all;
    } catch (AwsException wrong) {
      throw SnsError.inAttributes(wrong);
    }
  }

  private static void checkRoom(
      Topic topic, Map<String, String> wanted, SubscriptionCatalog.Found found) {
    if (topic.isFifo() && found.all() >= SnsLimits.AWS.fifoSubscriptions()) {
      throw AwsException.of(
          "SubscriptionLimitExceeded", LIMIT_STATUS, "Subscription limit exceeded for topic");
    }
    if (wanted.containsKey(SubscriptionSettings.FILTER)
        && found.filters() >= SnsLimits.AWS.filterPolicies()) {
      throw AwsException.of(
          "FilterPolicyLimitExceeded", LIMIT_STATUS, "Filter policy limit exceeded for topic");
    }
  }

  private static Subscription fresh(
      Turn turn, Topic topic, Protocol protocol, String endpoint, Map<String, String> attributes) {
    boolean open = protocol.mustConfirm();
    return new Subscription(
        Arn.of(topic.arn() + ":" + turn.ids().uuid()),
        topic.arn(),
        protocol,
        endpoint,
        turn.ids().uuid(),
        turn.now(),
        open ? null : turn.now(),
        !open,
        attributes);
  }

  /** Asks whether the endpoint wants to be told. */
  private void ask(Tx tx, Turn turn, Topic topic, Subscription subscription) {
    Seal seal = outlets.seal(topic);
    Confirmation asked =
        new Confirmation(
            turn.ids().uuid(),
            topic.arn(),
            Token.of(subscription, Token.Purpose.CONFIRM),
            seal.links().confirm(subscription),
            turn.now());
    if (subscription.protocol().isMail()) {
      Letter letter = Letter.confirmation(topic, subscription, asked, seal);
      Post.send(tx, turn, outlets.sender().get(), letter);
    } else {
      new OwedPost(subscription.arn(), null, asked).add(tx, turn);
    }
  }

  Subscription confirm(Tx tx, Turn turn, String topicArn, String token, boolean authenticated) {
    Topic topic = topics.existing(tx, topicArn);
    return switch (invitation(tx, turn.in(Home.of(topic.arn())), topic.name(), token)) {
      case Invitation.Open(Subscription open) -> {
        Subscription confirmed = open.confirmed(turn.now(), authenticated);
        subscriptions.put(tx, confirmed);
        yield confirmed;
      }
      case Invitation.Accepted(Subscription accepted) -> accepted;
      case Invitation.Expired(_), Invitation.Unknown() -> throw SnsError.parameter("Token");
    };
  }

  Invitation invitation(Tx tx, Turn turn, String topicName, String token) {
    Subscription subscription =
        subscriptions.byToken(tx, turn.home(), topicName, token, Token.Purpose.CONFIRM);
    if (subscription == null) {
      return new Invitation.Unknown();
    }
    if (subscription.confirmed()) {
      return new Invitation.Accepted(subscription);
    }
    return subscription.expired(turn.now())
        ? new Invitation.Expired(subscription)
        : new Invitation.Open(subscription);
  }

  void set(Tx tx, String subscriptionArn, Map<String, String> changes) {
    Subscription subscription = subscriptions.existing(tx, subscriptionArn);
    Map<String, String> all = subscription.settings().with(changes);
    SubscriptionRules.check(subscription.protocol(), subscription.topicArn(), changes, all);
    subscriptions.put(tx, subscription.withAttributes(all));
  }
}
