package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;

/** Publishes an event to a topic. */
public final class TopicTarget implements TargetCall {
  private final Topics topics;

  public TopicTarget(Topics topics) {
    this.topics = topics;
  }

  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    topics.publish(
        tx,
        turn,
        topics.byArn(tx, delivery.target().arn().value()),
        PublishRequest.of(null, delivery.input()));
  }
}
