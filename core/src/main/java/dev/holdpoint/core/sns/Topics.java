package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
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
import org.jspecify.annotations.Nullable;

/**
 * SNS: every rule about topics and their subscribers, over a transaction. What is published reaches
 * queues in the very transaction that says so; everybody else is owed it there. Thread-safe: it
 * keeps no state.
 */
public final class Topics {
  private final TopicCatalog topics = new TopicCatalog();
  private final SubscriptionCatalog subscriptions = new SubscriptionCatalog();
  private final Subscribing subscribing;
  private final Publishing publishing;
  private final HttpPosts posts;

  public Topics(Outlets outlets) {
    Deliveries deliveries = new Deliveries(outlets);
    subscribing = new Subscribing(outlets, topics, subscriptions);
    publishing = new Publishing(outlets, deliveries);
    posts = new HttpPosts(outlets, deliveries, topics, subscriptions);
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

  /** The policy of a topic as JSON; null where there is none of this ARN. */
  public @Nullable String policy(Tx tx, Arn arn) {
    Topic topic = topics.find(tx, arn);
    String policy = topic == null ? "" : TopicRules.policy(topic);
    return policy.isEmpty() ? null : policy;
  }

  public void setAttribute(Tx tx, Topic topic, String name, String value) {
    setAttributes(tx, topic, Map.of(name, value));
  }

  /** Sets some attributes; empty values take away. */
  public void setAttributes(Tx tx, Topic topic, Map<String, String> changes) {
    topics.change(tx, topic, changes);
  }

  /** Adds a statement to the topic's policy. */
  public void permit(
      Tx tx, Topic topic, String label, List<String> accounts, List<String> actions) {
    String policy = TopicRules.policy(topic);
    setAttribute(tx, topic, "Policy", Permissions.with(policy, topic, label, accounts, actions));
  }

  /** Takes a statement out of the topic's policy; no error where there is none. */
  public void forbid(Tx tx, Topic topic, String label) {
    setAttribute(tx, topic, "Policy", Permissions.without(TopicRules.policy(topic), label));
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
   * Subscribes. A queue or a function is told from now on; everybody else is asked first, unless
   * confirmed already. Asking again while it is pending sends the same link again and makes it good
   * for longer.
   */
  public Subscription subscribe(Tx tx, Turn turn, SubscribeRequest request) {
    return subscribing.subscribe(tx, turn, request);
  }

  /**
   * Says yes to what was asked; once said, saying it again changes nothing.
   *
   * @param authenticated whether from now on only its owner may end it
   */
  public Subscription confirm(
      Tx tx, Turn turn, String topicArn, String token, boolean authenticated) {
    return subscribing.confirm(tx, turn, topicArn, token, authenticated);
  }

  /** How the subscription behind a confirmation link stands. */
  public Invitation invitation(Tx tx, Turn turn, String topicName, String token) {
    return subscribing.invitation(tx, turn, topicName, token);
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

  /** The subscription; {@code NotFound} where there is none. */
  public Subscription subscription(Tx tx, String subscriptionArn) {
    return subscriptions.existing(tx, subscriptionArn);
  }

  /** All of a subscription's attributes, by AWS's names. */
  public Map<String, String> subscriptionAttributes(Tx tx, String subscriptionArn) {
    Subscription subscription = subscriptions.existing(tx, subscriptionArn);
    return SubscriptionRules.shown(
        subscription, topics.existing(tx, subscription.topicArn().value()));
  }

  /** Sets one attribute; an empty value takes it away. */
  public void setSubscriptionAttribute(Tx tx, String subscriptionArn, String name, String value) {
    setSubscriptionAttributes(tx, subscriptionArn, Map.of(name, value));
  }

  /** Sets some attributes, which are checked together; empty values take away. */
  public void setSubscriptionAttributes(
      Tx tx, String subscriptionArn, Map<String, String> changes) {
    subscribing.set(tx, subscriptionArn, changes);
  }

  /**
   * Publishes to every confirmed subscriber whose filter lets it through.
   *
   * @return the message's id, and its place in a FIFO topic
   */
  public Published publish(Tx tx, Turn turn, Topic topic, PublishRequest request) {
    return publishing.publish(tx, turn, topic, request);
  }

  /** Publishes each entry; in the order of their places. */
  public List<BatchResult<Published>> publishBatch(
      Tx tx, Turn turn, Topic topic, List<BatchEntry<PublishRequest>> entries) {
    return publishing.publishBatch(tx, turn, topic, entries);
  }

  /** Tells more of those who are still to be told; nobody where the topic is gone. */
  public void goOn(Tx tx, Turn turn, OwedFanOut owed) {
    Topic topic = topics.find(tx, owed.notification().topicArn());
    if (topic != null) {
      Turn there = turn.in(Home.of(topic.arn()));
      publishing.fanOut(tx, there, topic, owed.notification(), owed.after());
    }
  }

  /** What an endpoint is to be sent; null where nobody there waits for it any more. */
  public @Nullable HttpPost post(Tx tx, OwedPost owed) {
    return posts.find(tx, owed);
  }

  /**
   * Notes that an endpoint was told, or given up: what it was not told is then a dead letter.
   *
   * @param failure why it was given up, or null
   */
  public void posted(Tx tx, Turn turn, OwedPost owed, int attempts, @Nullable String failure) {
    posts.over(tx, turn, owed, attempts, failure);
  }

  /**
   * Ends a subscription by the link in its messages; {@code AuthorizationError} where only its
   * owner may, or a person must be asked first.
   */
  public void unsubscribeByLink(Tx tx, String subscriptionArn) {
    Subscription subscription =
        subscriptions.find(tx, SnsError.checked("SubscriptionArn", subscriptionArn));
    if (subscription == null) {
      return;
    }
    if (subscription.needsOwnerToEnd()) {
      throw SnsError.notAuthorized(subscription.arn());
    }
    subscriptions.delete(tx, subscription.arn());
  }
}
