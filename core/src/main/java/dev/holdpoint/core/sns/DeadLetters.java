package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.Tx;

/** Keeps what a subscriber could not be told in the queue that its redrive policy names. */
record DeadLetters(Queues queues) {

  /**
   * Sends what the subscriber would have got.
   *
   * @return whether there was a queue to take it
   */
  boolean take(Tx tx, Turn turn, Subscription subscription, Notification notification, Seal seal) {
    Arn target = subscription.settings().deadLetters();
    Queue queue = target == null ? null : queues.find(tx, target);
    if (queue == null) {
      return false;
    }
    SendRequest letter = QueueMessage.of(subscription, notification, seal, queue);
    try {
      queues.send(tx, turn.in(Home.of(queue.arn())), queue, letter);
      return true;
    } catch (AwsException refused) {
      return false;
    }
  }
}
