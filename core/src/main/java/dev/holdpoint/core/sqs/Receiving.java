package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Ceiling;
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
  /** Messages of one queue that are received and not deleted yet, on AWS. */
  static final int IN_FLIGHT = 120_000;

  private static final int MOST = 10;

  /** How often one receive looks again because what it took was expired or a dead letter. */
  private static final int ROUNDS = 20;

  private final QueueSignals signals;
  private final Ceiling<String> inFlight;

  Receiving(QueueSignals signals, int inFlight) {
    this.signals = signals;
    this.inFlight = new Ceiling<>(inFlight);
  }

  List<Received> receive(Tx tx, Turn turn, Queue queue, ReceiveRequest request) {
    check(queue, request);
    Integer seconds = request.visibilityTimeoutSeconds();
    Duration hidden =
        seconds == null ? queue.attributes().visibilityTimeout() : Duration.ofSeconds(seconds);
    Attempt attempt = Attempt.of(queue, request);
    List<Message> messages =
        attempt == null ? List.of() : attempt.again(tx, turn, turn.now().plus(hidden));
    if (messages.isEmpty()) {
      messages = take(tx, turn, queue, hidden, request);
    }
    if (attempt != null && !messages.isEmpty()) {
      attempt.remember(tx, turn, messages);
    }
    return messages.stream()
        .map(message -> Receipt.of(turn.home(), queue, message, request))
        .toList();
  }

  private List<Message> take(
      Tx tx, Turn turn, Queue queue, Duration hidden, ReceiveRequest request) {
    Integer max = request.maxMessages();
    int wanted = max == null ? 1 : max;
    Instant now = turn.now();
    String place = queue.place();
    if (!inFlight.admits(place, wanted, now, () -> tx.messages().count(place, now).inFlight())) {
      throw SqsError.tooManyInFlight(inFlight.most());
    }
    List<Message> received = new ArrayList<>();
    for (int round = 0; round < ROUNDS && received.size() < wanted; round++) {
      if (!take(tx, turn, queue, hidden, wanted - received.size(), received)) {
        break;
      }
    }
    return received;
  }

  /** One round; false where there was nothing left to take, or only what was just handed out. */
  private boolean take(
      Tx tx, Turn turn, Queue queue, Duration hidden, int wanted, List<Message> received) {
    Instant now = turn.now();
    List<Message> taken = visible(tx, queue, now, now.plus(hidden), wanted);
    Instant oldest = now.minus(queue.attributes().retention());
    int before = received.size();
    for (Message message : taken) {
      if (message.sentAt().isBefore(oldest)) {
        tx.messages().delete(message);
      } else if (setAside(tx, now, message)) {
        tx.messages().delete(message);
      } else if (!buried(tx, turn, queue, message)) {
        received.add(message);
      }
    }
    return taken.size() == wanted && received.size() < before + wanted && !hidden.isZero();
  }

  private static List<Message> visible(
      Tx tx, Queue queue, Instant now, Instant visibleAt, int limit) {
    String name = queue.place();
    return queue.isFifo()
        ? tx.messages().receiveInOrder(name, now, visibleAt, limit)
        : tx.messages().receive(name, now, visibleAt, limit);
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
    tx.messages().update(moved(tx, turn, queue, target, message));
    signals.tell(tx, target.arn());
    return true;
  }

  private static @Nullable Queue find(Tx tx, RedrivePolicy policy) {
    JsonNode json = tx.resources().find(ResourceKind.QUEUE, policy.deadLetterTargetArn().value());
    return json == null ? null : Json.read(json, Queue.class);
  }

  /** Its id and age stay; how often it is received counts anew in each queue. */
  private static Message moved(Tx tx, Turn turn, Queue from, Queue to, Message message) {
    String group = message.orderedIn();
    String there = to.place();
    return new Message(
        message.id(),
        there,
        message.messageId(),
        message.body(),
        Envelope.read(message.attributes())
            .deadLetterOf(from.arn().value(), group == null ? null : message.messageId())
            .json(),
        message.sentAt(),
        Message.atOnce(turn.now()),
        0,
        null,
        message.receipt(),
        group,
        group == null ? 0 : Sequence.next(tx, there, group, message.sequence()));
  }

  static void check(Queue queue, ReceiveRequest request) {
    range(request.maxMessages(), 1, MOST, "MaxNumberOfMessages", "Must be between 1 and 10");
    range(request.waitSeconds(), 0, 20, "WaitTimeSeconds", "Must be >= 0 and <= 20");
    range(
        request.visibilityTimeoutSeconds(),
        0,
        43_200,
        AttributeRule.VISIBILITY_TIMEOUT,
        "Must be >= 0 and <= 43200");
    FifoRules.checkAttempt(queue, request.attemptId());
    Receipt.check(request.systemAttributeNames());
  }

  private static void range(
      @Nullable Integer value, int least, int most, String name, String reason) {
    if (value != null && (value < least || value > most)) {
      throw SqsError.parameter(value, name, reason + ", if provided.");
    }
  }
}
