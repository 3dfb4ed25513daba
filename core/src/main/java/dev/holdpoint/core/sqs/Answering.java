package dev.holdpoint.core.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;

/** What the holder of a receipt handle may do: delete the message, or change when it comes back. */
final class Answering {
  private static final int MOST_SECONDS = 43_200;
  private final QueueSignals signals;

  Answering(QueueSignals signals) {
    this.signals = signals;
  }

  /**
   * Only the newest handle deletes. An older one, or one of a message that is gone, changes nothing
   * and is no error, as on AWS; but a FIFO queue refuses one whose message may be received again.
   */
  void delete(Tx tx, Turn turn, Queue queue, String receiptHandle) {
    ReceiptHandle handle = ReceiptHandle.open(queue, receiptHandle);
    Message message = tx.messages().find(queue.place(), handle.id());
    if (message == null) {
      return;
    }
    boolean newest = message.receipt() == handle.receipt();
    if (queue.isFifo() && !(newest && message.visibleAt().isAfter(turn.now()))) {
      throw SqsError.parameter(receiptHandle, "ReceiptHandle", "The receipt handle has expired.");
    }
    if (newest) {
      tx.messages().delete(message);
      if (queue.isFifo()) {
        signals.tell(tx, queue.arn());
      }
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
    boolean atOnce = seconds == 0;
    Instant now = turn.now();
    tx.messages()
        .update(message.visibleAt(atOnce ? Message.atOnce(now) : now.plusSeconds(seconds)));
    if (atOnce) {
      signals.tell(tx, queue.arn());
    }
  }

  /** Makes messages visible again that these handles still hold; others are left alone. */
  void giveBack(Tx tx, Queue queue, List<String> handles, Instant now, boolean counted) {
    Instant visible = Message.atOnce(now);
    for (String receiptHandle : handles) {
      ReceiptHandle handle = ReceiptHandle.open(queue, receiptHandle);
      Message message = tx.messages().find(queue.place(), handle.id());
      if (message != null && message.receipt() == handle.receipt()) {
        tx.messages().update(counted ? message.visibleAt(visible) : message.unreceived(visible));
      }
    }
    signals.tell(tx, queue.arn());
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
}
