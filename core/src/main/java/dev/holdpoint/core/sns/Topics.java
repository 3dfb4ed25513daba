package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * SNS: every rule about topics and their subscribers, over a transaction. What is published becomes
 * mails in the very transaction that says so. Thread-safe: it keeps no state.
 */
public final class Topics {
  private final Supplier<SenderSettings> sender;
  private final TopicCatalog topics = new TopicCatalog();
  private final SubscriptionCatalog subscriptions = new SubscriptionCatalog();
  private final Publishing publishing = new Publishing(subscriptions);

  /**
   * @param sender asked for each mail, since a server learns its own port late
   */
  public Topics(Supplier<SenderSettings> sender) {
    this.sender = sender;
  }

  /** Creates a topic, or gives the one that is there if nothing named differs. */
  public Topic create(
      Tx tx, Turn turn, String name, Map<String, String> attributes, Map<String, String> tags) {
    return topics.create(tx, turn, name, attributes, tags);
  }

  /** The topic; {@code NotFound} where there is none. */
  public Topic byArn(Tx tx, String topicArn) {
    return topics.existing(tx, topicArn);
  }

  /** Takes the topic and its subscriptions away; no error where there is none. */
  public void delete(Tx tx, String topicArn) {
    Arn arn = SnsError.checked("TopicArn", topicArn);
    List<Arn> ended = new ArrayList<>();
    subscriptions.each(tx, arn, one -> ended.add(one.arn()));
    ended.forEach(one -> subscriptions.delete(tx, one));
    topics.delete(tx, arn);
  }

  public Page<Topic> list(Tx tx, Home home, @Nullable String nextToken) {
    return Page.of(tx, ResourceKind.TOPIC, home.arn("sns", "").value(), nextToken, Topic.class);
  }

  /** All of a topic's attributes, by AWS's names. */
  public Map<String, String> attributes(Tx tx, Topic topic) {
    long[] counts = new long[2];
    subscriptions.each(tx, topic.arn(), one -> counts[one.confirmed() ? 0 : 1]++);
    return TopicRules.shown(topic, counts[0], counts[1]);
  }

  public void setAttribute(Tx tx, Topic topic, String name, String value) {
    topics.change(tx, topic, name, value);
  }

  /** The topic that is to be tagged; {@code ResourceNotFound} where there is none. */
  public Topic tagged(Tx tx, String resourceArn) {
    Topic topic = topics.find(tx, SnsError.checked("ResourceArn", resourceArn));
    if (topic == null) {
      throw SnsError.resourceDoesNotExist();
    }
    return topic;
  }

  public void tag(Tx tx, Topic topic, Map<String, String> tags) {
    Map<String, String> all = new TreeMap<>(topic.tags());
    all.putAll(tags);
    topics.put(tx, topic.withTags(TopicRules.checkedTags(all)));
  }

  public void untag(Tx tx, Topic topic, Collection<String> keys) {
    Map<String, String> all = new TreeMap<>(topic.tags());
    all.keySet().removeAll(keys);
    topics.put(tx, topic.withTags(all));
  }

  /**
   * Subscribes, and writes a confirmation mail unless this endpoint is confirmed already. Asking
   * again while it is pending sends the same link again and makes it good for longer.
   */
  public Subscription subscribe(Tx tx, Turn turn, SubscribeRequest request) {
    SubscriptionRules.check(request);
    Topic topic = topics.existing(tx, request.topicArn());
    Subscription subscription = subscriptions.add(tx, turn, topic, request);
    if (!subscription.confirmed()) {
      SenderSettings from = sender.get();
      Post.send(tx, turn, from, Letter.confirmation(topic, subscription, from));
    }
    return subscription;
  }

  /**
   * Says yes to a confirmation mail; once said, saying it again changes nothing.
   *
   * @param authenticated whether from now on only its owner may end it
   */
  public Subscription confirm(
      Tx tx, Turn turn, String topicArn, String token, boolean authenticated) {
    Topic topic = topics.existing(tx, topicArn);
    return switch (invitation(tx, turn, topic.name(), token)) {
      case Invitation.Open(Subscription open) -> {
        Subscription confirmed = open.confirmed(turn.now(), authenticated);
        subscriptions.put(tx, confirmed);
        yield confirmed;
      }
      case Invitation.Accepted(Subscription accepted) -> accepted;
      case Invitation.Expired(_), Invitation.Unknown() -> throw invalidToken();
    };
  }

  private static AwsException invalidToken() {
    return SnsError.parameter("Token");
  }

  /** How the subscription behind a confirmation link stands. */
  public Invitation invitation(Tx tx, Turn turn, String topicName, String token) {
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

  /** What an unsubscribe link may do. */
  public Farewell farewell(Tx tx, Turn turn, String topicName, String token) {
    Subscription subscription =
        subscriptions.byToken(tx, turn.home(), topicName, token, Token.Purpose.UNSUBSCRIBE);
    if (subscription == null) {
      return new Farewell.Unknown();
    }
    return subscription.authenticated()
        ? new Farewell.OwnerOnly(subscription)
        : new Farewell.Open(subscription);
  }

  /** Ends a subscription; no error where it has ended already. */
  public void unsubscribe(Tx tx, String subscriptionArn) {
    subscriptions.delete(tx, SnsError.checked("SubscriptionArn", subscriptionArn));
  }

  public Page<Subscription> subscriptions(Tx tx, Home home, @Nullable String nextToken) {
    return Page.of(
        tx, ResourceKind.SUBSCRIPTION, home.arn("sns", "").value(), nextToken, Subscription.class);
  }

  public Page<Subscription> subscriptionsOf(Tx tx, Topic topic, @Nullable String nextToken) {
    return Page.of(tx, ResourceKind.SUBSCRIPTION, topic.arn() + ":", nextToken, Subscription.class);
  }

  /** All of a subscription's attributes, by AWS's names. */
  public Map<String, String> subscriptionAttributes(Tx tx, String subscriptionArn) {
    return SubscriptionRules.shown(subscriptions.existing(tx, subscriptionArn));
  }

  public void setSubscriptionAttribute(Tx tx, String subscriptionArn, String name, String value) {
    subscriptions.existing(tx, subscriptionArn);
    SubscriptionRules.checkAttribute(name, value);
  }

  /**
   * Publishes: one mail to each confirmed subscriber.
   *
   * @return the message's id
   */
  public String publish(Tx tx, Turn turn, Topic topic, PublishRequest request) {
    return publishing.publish(tx, turn, topic, sender.get(), request);
  }

  /** Publishes each entry; a result's value is the message's id. */
  public List<BatchResult<String>> publishBatch(
      Tx tx, Turn turn, Topic topic, List<BatchEntry<PublishRequest>> entries) {
    return publishing.publishBatch(tx, turn, topic, sender.get(), entries);
  }
}
