package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Tells one subscriber. A queue gets its message in this very transaction, everybody else is owed
 * it; what cannot be delivered goes to the subscription's dead-letter queue.
 */
final class Deliveries {
  private final Outlets outlets;
  private final DeadLetters deadLetters;

  Deliveries(Outlets outlets) {
    this.outlets = outlets;
    this.deadLetters = new DeadLetters(outlets.queues());
  }

  void tell(Tx tx, Turn turn, Topic topic, Subscription one, Notification notification, Seal seal) {
    switch (one.protocol()) {
      case SQS -> over(tx, turn, one, notification, seal, queue(tx, turn, one, notification, seal));
      case LAMBDA ->
          over(tx, turn, one, notification, seal, function(tx, turn, one, notification, seal));
      case HTTP, HTTPS -> new OwedPost(one.arn(), notification, null).add(tx, turn);
      case EMAIL, EMAIL_JSON ->
          Post.send(
              tx,
              turn,
              outlets.sender().get(),
              Letter.notification(topic, one, notification, seal));
    }
  }

  private @Nullable String queue(
      Tx tx, Turn turn, Subscription one, Notification notification, Seal seal) {
    Queue queue = outlets.queues().find(tx, Arn.of(one.endpoint()));
    if (queue == null) {
      return "The specified queue does not exist.";
    }
    try {
      outlets
          .queues()
          .send(
              tx,
              turn.in(Home.of(queue.arn())),
              queue,
              QueueMessage.of(one, notification, seal, queue));
      return null;
    } catch (AwsException refused) {
      return refused.getMessage();
    }
  }

  /** As an asynchronous invocation by the API is owed: a function that fails is tried again. */
  private static @Nullable String function(
      Tx tx, Turn turn, Subscription one, Notification notification, Seal seal) {
    Arn function = Arn.of(one.endpoint());
    if (tx.resources().find(ResourceKind.FUNCTION, unqualified(function)) == null) {
      return "Function not found: " + function;
    }
    String body =
        Json.write(
            Json.object()
                .put("function", function.value())
                .put("requestId", turn.ids().uuid())
                .put("payload", FunctionEvent.of(one, notification, seal)));
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.INVOKE, body, turn.now(), 0));
    return null;
  }

  private static String unqualified(Arn function) {
    String[] parts = function.resource().split(":", -1);
    return Home.of(function).arn("lambda", "function:" + parts[1]).value();
  }

  private void over(
      Tx tx,
      Turn turn,
      Subscription one,
      Notification notification,
      Seal seal,
      @Nullable String failure) {
    over(tx, turn, one, notification, seal, 1, failure);
  }

  /** Reports what became of it; what did not arrive is a dead letter. */
  void over(
      Tx tx,
      Turn turn,
      Subscription one,
      Notification notification,
      Seal seal,
      int attempts,
      @Nullable String failure) {
    if (failure != null) {
      deadLetters.take(tx, turn, one, notification, seal);
    }
    DeliveryReport report =
        new DeliveryReport(one, notification.messageId(), turn.now(), attempts, failure);
    tx.afterCommit(() -> outlets.reports().accept(report));
  }
}
