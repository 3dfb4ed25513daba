package dev.holdpoint.core.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Tx;

/** What the holder of a receipt handle may do: delete the message, or change when it comes back. */
final class Answering {
  private static final int MOST_SECONDS = 43_200;
  private final QueueSignals signals;

  Answering(QueueSignals signals) {
    this.signals = signals;
  }

  /**
   * Only the newest handle deletes. An older one, or one of a message that is gone, changes nothing
   * and is no error, as on AWS.
   */
  void delete(Tx tx, Queue queue, String receiptHandle) {
    ReceiptHandle handle = ReceiptHandle.open(queue, receiptHandle);
    Message message = tx.messages().find(queue.place(), handle.id());
    if (message != null && message.receipt() == handle.receipt()) {
      tx.messages().delete(message.queue(), message.id());
    }
  }

  void changeVisibility(Tx tx, Turn turn, Queue queue, VisibilityRequest request) {
    int seconds = request.seconds();
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw SqsError.parameter(
          seconds,
          AttributeRule.VISIBILITY_TIMEOUT,
          "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
    }
    Message message = inFlight(tx, turn, queue, request.receiptHandle());
    tx.messages().update(visibleIn(message, turn, seconds));
    if (seconds == 0) {
      signals.tell(tx, queue.arn());
    }
  }

  private static Message inFlight(Tx tx, Turn turn, Queue queue, String receiptHandle) {
    ReceiptHandle handle = ReceiptHandle.open(queue, receiptHandle);
    Message message = tx.messages().find(queue.place(), handle.id());
    if (message == null
        || message.receipt() != handle.receipt()
        || !message.visibleAt().isAfter(turn.now())) {
      throw SqsError.parameter(
          receiptHandle,
          "ReceiptHandle",
          "Message does not exist or is not available for visibility timeout change.");
    }
    return message;
  }

  private static Message visibleIn(Message message, Turn turn, int seconds) {
    return new Message(
        message.id(),
        message.queue(),
        message.messageId(),
        message.body(),
        message.attributes(),
        message.sentAt(),
        turn.now().plusSeconds(seconds),
        message.receiveCount(),
        message.firstReceivedAt(),
        message.receipt());
  }
}
