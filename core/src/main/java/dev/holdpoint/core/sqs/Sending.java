package dev.holdpoint.core.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SendMessage and its batch. */
final class Sending {
  private final QueueSignals signals;

  Sending(QueueSignals signals) {
    this.signals = signals;
  }

  Sent send(Tx tx, Turn turn, Queue queue, SendRequest request) {
    MessageRules.check(queue, request);
    return queue.isFifo() ? sendOnce(tx, turn, queue, request) : sendNow(tx, turn, queue, request);
  }

  private Sent sendNow(Tx tx, Turn turn, Queue queue, SendRequest request) {
    Message message = message(turn, queue, request, null);
    tx.messages().add(message);
    signals.tell(tx, queue.arn());
    return sent(message.messageId(), null, request);
  }

  private Sent sendOnce(Tx tx, Turn turn, Queue queue, SendRequest request) {
    Deduplication deduplication = Deduplication.of(queue, request);
    Deduplication.First first = deduplication.find(tx, turn, queue);
    if (first == null) {
      String group = Objects.requireNonNull(request.messageGroupId());
      Message message = message(turn, queue, request, deduplication.id());
      long sequence = Sequence.next(tx, message.queue(), group, message.id());
      tx.messages().add(message.orderedIn(group, sequence));
      signals.tell(tx, queue.arn());
      first = new Deduplication.First(message.messageId(), sequence);
      deduplication.remember(tx, turn, queue, first);
    }
    return sent(first.messageId(), Sequence.number(first.sequence()), request);
  }

  private static Sent sent(String id, @Nullable String sequence, SendRequest request) {
    return new Sent(
        id,
        Md5.of(request.body()),
        Md5.of(request.attributes()),
        Md5.of(request.systemAttributes()),
        sequence);
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

  private static Message message(
      Turn turn, Queue queue, SendRequest request, @Nullable String deduplication) {
    Integer delay = request.delaySeconds();
    Duration wait = delay == null ? queue.attributes().delay() : Duration.ofSeconds(delay);
    Instant now = turn.now();
    return new Message(
        turn.ids().next(),
        queue.place(),
        turn.ids().uuid(),
        request.body(),
        envelope(request, deduplication).json(),
        now,
        wait.isZero() ? Message.atOnce(now) : now.plus(wait),
        0,
        null,
        0,
        null,
        0);
  }

  private static Envelope envelope(SendRequest request, @Nullable String deduplication) {
    Map<String, MessageAttribute> attributes = request.attributes();
    MessageAttribute trace = request.systemAttributes().get(MessageRules.TRACE_HEADER);
    return new Envelope(
        attributes.isEmpty() ? null : attributes,
        trace == null ? null : trace.stringValue(),
        request.messageGroupId(),
        null,
        deduplication);
  }
}
