package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.SendRequest;
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

  void tell(Tx tx, Turn turn, Topic topic, Subscription one, Notification told, Seal seal) {
    Parcel parcel = new Parcel(topic, one, told, seal);
    switch (one.protocol()) {
      case SQS -> over(tx, turn, parcel, 1, queue(tx, turn, parcel));
      case LAMBDA -> over(tx, turn, parcel, 1, function(tx, turn, parcel));
      case HTTP, HTTPS -> new OwedPost(one.arn(), told, null).add(tx, turn);
      case EMAIL, EMAIL_JSON ->
          Post.send(tx, turn, outlets.sender().get(), Letter.notification(topic, one, told, seal));
    }
  }

  /** A notification for one subscriber. */
  record Parcel(Topic topic, Subscription subscription, Notification notification, Seal seal) {}

  private @Nullable String queue(Tx tx, Turn turn, Parcel parcel) {
    Queue queue = outlets.queues().find(tx, Arn.of(parcel.subscription.endpoint()));
    if (queue == null) {
      return "The specified queue does not exist.";
    }
    SendRequest message =
        QueueMessage.of(parcel.subscription, parcel.notification, parcel.seal, queue);
    try {
      outlets.queues().send(tx, turn.in(Home.of(queue.arn())), queue, message);
      return null;
    } catch (AwsException refused) {
      return refused.getMessage();
    }
  }

  /** As an asynchronous invocation by the API is owed: a function that fails is tried again. */
  private static @Nullable String function(Tx tx, Turn turn, Parcel parcel) {
    Arn function = Arn.of(parcel.subscription.endpoint());
    if (tx.resources().find(ResourceKind.FUNCTION, unqualified(function)) == null) {
      return "Function not found: " + function;
    }
    String event = FunctionEvent.of(parcel.subscription, parcel.notification, parcel.seal);
    String body =
        Json.write(
            Json.object()
                .put("function", function.value())
                .put("requestId", turn.ids().uuid())
                .put("payload", event)
                .put("acceptedAt", turn.now().toString()));
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.INVOKE, body, turn.now(), 0));
    return null;
  }

  private static String unqualified(Arn function) {
    String[] parts = function.resource().split(":", -1);
    return Home.of(function).arn("lambda", "function:" + parts[1]).value();
  }

  /** Reports what became of it; what did not arrive is a dead letter. */
  void over(Tx tx, Turn turn, Parcel parcel, int attempts, @Nullable String failure) {
    Subscription one = parcel.subscription;
    if (failure != null) {
      deadLetters.take(tx, turn, one, parcel.notification, parcel.seal);
    }
    boolean logged = parcel.topic.logs(one.protocol(), failure == null, turn.ids().nextDouble());
    DeliveryReport report =
        new DeliveryReport(
            one,
            parcel.notification.messageId(),
            parcel.notification.publishedAt(),
            turn.now(),
            attempts,
            failure,
            logged);
    tx.afterCommit(() -> outlets.reports().accept(report));
  }
}
