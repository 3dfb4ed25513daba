package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to a topic.
 *
 * @param subject of what is published, or null
 */
public record TopicTarget(Topics topics, @Nullable String subject) implements TargetCall {
  /** Publishes without a subject. */
  public TopicTarget(Topics topics) {
    this(topics, null);
  }

  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    Topic topic = topics.byArn(tx, delivery.target().arn().value());
    topics.publish(tx, turn, topic, PublishRequest.of(subject, delivery.input()));
  }
}
