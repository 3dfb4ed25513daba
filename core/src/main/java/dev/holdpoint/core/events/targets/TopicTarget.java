package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;

/** Publishes to a topic. */
public record TopicTarget(Topics topics) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    Topic topic = topics.byArn(tx, delivery.target().arn().value());
    topics.publish(tx, turn, topic, PublishRequest.of(null, delivery.input()));
  }
}
