package dev.holdpoint.core.events.targets;

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

/** Sends a message. */
public record QueueTarget(Queues queues) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    Queue queue = queues.find(tx, delivery.target().arn());
    if (queue == null) {
      throw AwsException.of(
          "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
    }
    queues.send(tx, turn, queue, request(delivery));
  }

  private static SendRequest request(Delivery delivery) {
    Map<String, MessageAttribute> attributes =
        delivery.attributes().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> MessageAttribute.string(entry.getValue())));
    String group = delivery.target().messageGroupId();
    return new SendRequest(delivery.input(), null, attributes, Map.of(), group, null);
  }
}
