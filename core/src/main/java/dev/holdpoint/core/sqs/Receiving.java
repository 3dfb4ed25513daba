package dev.holdpoint.core.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.SetAside;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** ReceiveMessage: what is visible, without what is too old or was received too often. */
final class Receiving {
  private static final int MOST = 10;

  /** How often one receive looks again because what it took was expired or a dead letter. */
  private static final int ROUNDS = 20;

  private final QueueSignals signals;

  Receiving(QueueSignals signals) {
    this.signals = signals;
  }

  List<Received> receive(Tx tx, Turn turn, Queue queue, ReceiveRequest request) {
    check(request);
    Integer max = request.maxMessages();
    int wanted = max == null ? 1 : max;
    Integer seconds = request.visibilityTimeoutSeconds();
    Duration hidden =
        seconds == null ? queue.attributes().visibilityTimeout() : Duration.ofSeconds(seconds);
    List<Received> received = new ArrayList<>();
    for (int round = 0; round < ROUNDS && received.size() < wanted; round++) {
      if (!take(tx, turn, queue, request, hidden, wanted - received.size(), received)) {
        break;
      }
    }
    return received;
  }

  /** One round; false where there was nothing left to take, or only what was just handed out. */
  private boolean take(
      Tx tx,
      Turn turn,
      Queue queue,
      ReceiveRequest request,
      Duration hidden,
      int wanted,
      List<Received> received) {
    Instant now = turn.now();
    List<Message> taken = tx.messages().receive(queue.place(), now, now.plus(hidden), wanted);
    Instant oldest = now.minus(queue.attributes().retention());
    int before = received.size();
    for (Message message : taken) {
      if (message.sentAt().isBefore(oldest)) {
        tx.messages().delete(message.queue(), message.id());
      } else if (setAside(tx, now, message)) {
        tx.messages().delete(message.queue(), message.id());
      } else if (!buried(tx, turn, queue, message)) {
        received.add(Receipt.of(turn.home(), queue, message, request));
      }
    }
    return taken.size() == wanted && received.size() < before + wanted && !hidden.isZero();
  }

  /**
   * One whose attributes cannot be read would be received again and again, and never handed out.
   */
  private static boolean setAside(Tx tx, Instant now, Message message) {
    try {
      Envelope.read(message.attributes());
      return false;
    } catch (JacksonException e) {
      ObjectNode content = Json.object();
      content.put("queue", message.queue()).put("messageId", message.messageId());
      content.put("attributes", message.attributes()).put("body", message.body());
      String because = "A message's attributes cannot be read: " + e.getOriginalMessage();
      SetAside.keep(tx.resources(), "message", message.id(), now, Json.write(content), because);
      return true;
    }
  }

  /** Moves a message that was received too often to its dead-letter queue, if that is there. */
  private boolean buried(Tx tx, Turn turn, Queue queue, Message message) {
    RedrivePolicy policy = queue.attributes().redrive();
    if (policy == null || message.receiveCount() <= policy.maxReceiveCount()) {
      return false;
    }
    Queue target = find(tx, policy);
    if (target == null) {
      return false;
    }
    tx.messages().update(moved(turn, queue, target, message));
    signals.tell(tx, target.arn());
    return true;
  }

  private static @Nullable Queue find(Tx tx, RedrivePolicy policy) {
    JsonNode json = tx.resources().find(ResourceKind.QUEUE, policy.deadLetterTargetArn().value());
    return json == null ? null : Json.read(json, Queue.class);
  }

  /** Its id and age stay; how often it is received counts anew in each queue. */
  private static Message moved(Turn turn, Queue from, Queue to, Message message) {
    return new Message(
        message.id(),
        to.place(),
        message.messageId(),
        message.body(),
        Envelope.read(message.attributes()).deadLetterOf(from.arn().value()).json(),
        message.sentAt(),
        turn.now(),
        0,
        null,
        message.receipt());
  }

  static void check(ReceiveRequest request) {
    range(request.maxMessages(), 1, MOST, "MaxNumberOfMessages", "Must be between 1 and 10");
    range(request.waitSeconds(), 0, 20, "WaitTimeSeconds", "Must be >= 0 and <= 20");
    range(
        request.visibilityTimeoutSeconds(),
        0,
        43_200,
        AttributeRule.VISIBILITY_TIMEOUT,
        "Must be >= 0 and <= 43200");
    Receipt.check(request.systemAttributeNames());
  }

  private static void range(
      @Nullable Integer value, int least, int most, String name, String reason) {
    if (value != null && (value < least || value > most)) {
      throw SqsError.parameter(value, name, reason + ", if provided.");
    }
  }
}
