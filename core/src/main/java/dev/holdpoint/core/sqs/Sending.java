package dev.holdpoint.core.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** SendMessage and its batch. */
final class Sending {
  private final QueueSignals signals;

  Sending(QueueSignals signals) {
    this.signals = signals;
  }

  Sent send(Tx tx, Turn turn, Queue queue, SendRequest request) {
    MessageRules.check(queue, request);
    Message message = message(turn, queue, request);
    tx.messages().add(message);
    signals.tell(tx, queue.arn());
    return new Sent(
        message.messageId(),
        Md5.of(request.body()),
        Md5.of(request.attributes()),
        Md5.of(request.systemAttributes()));
  }

  List<BatchResult<Sent>> sendBatch(
      Tx tx, Turn turn, Queue queue, List<BatchEntry<SendRequest>> entries) {
    long bytes = entries.stream().mapToLong(entry -> MessageRules.size(entry.request())).sum();
    int most = turn.limits().messageBytes();
    if (bytes > most) {
      throw SqsError.of(
          "BatchRequestTooLong",
          "Batch requests cannot be longer than "
              + most
              + " bytes. You have sent "
              + bytes
              + " bytes.");
    }
    return Batch.run("SendMessageBatch", entries, request -> send(tx, turn, queue, request));
  }

  private static Message message(Turn turn, Queue queue, SendRequest request) {
    Integer delay = request.delaySeconds();
    Duration wait = delay == null ? queue.attributes().delay() : Duration.ofSeconds(delay);
    Instant now = turn.now();
    return new Message(
        turn.ids().next(),
        queue.place(),
        turn.ids().uuid(),
        request.body(),
        envelope(request).json(),
        now,
        now.plus(wait),
        0,
        null,
        0);
  }

  private static Envelope envelope(SendRequest request) {
    Map<String, MessageAttribute> attributes = request.attributes();
    MessageAttribute trace = request.systemAttributes().get(MessageRules.TRACE_HEADER);
    return new Envelope(
        attributes.isEmpty() ? null : attributes,
        trace == null ? null : trace.stringValue(),
        request.messageGroupId(),
        null);
  }
}
