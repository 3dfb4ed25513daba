package dev.holdpoint.server.calls;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.sqs.MessageAttribute;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends an event to a queue; a dead letter's attributes say why it is one. */
public final class QueueTarget implements TargetCall {
  private final Queues queues;

  public QueueTarget(Queues queues) {
    this.queues = queues;
  }

  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    Queue queue = queues.find(tx, delivery.target().arn());
    if (queue == null) {
      throw AwsException.of("QueueDoesNotExist", "The specified queue does not exist.");
    }
    Map<String, MessageAttribute> attributes =
        delivery.attributes().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> MessageAttribute.string(entry.getValue())));
    queues.send(
        tx, turn, queue, new SendRequest(delivery.input(), null, attributes, Map.of(), null, null));
  }
}
