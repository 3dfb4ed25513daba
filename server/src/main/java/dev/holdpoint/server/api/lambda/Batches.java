package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.sqs.LongPoll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes batches of messages from a queue, and takes them away when they are done. Thread-safe. */
final class Batches {
  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
  private static final int MOST_AT_ONCE = 10;
  private static final int LONGEST_WAIT_SECONDS = 20;

  private final Store store;
  private final Turns turns;
  private final Queues queues;
  private final LongPoll poll;

  Batches(Store store, Turns turns, Queues queues, LongPoll poll) {
    this.store = store;
    this.turns = turns;
    this.queues = queues;
    this.poll = poll;
  }

  /**
   * Waits for messages; gathers more where there is a window for it. Empty where none came for a
   * while.
   */
  List<Received> next(Arn queue, MappingSettings settings, Duration timeout)
      throws InterruptedException {
    List<Received> batch =
        new ArrayList<>(receive(queue, settings.batchSize(), timeout, LONGEST_WAIT_SECONDS));
    Instant end = turns.clock().instant().plusSeconds(settings.windowSeconds());
    while (!batch.isEmpty() && batch.size() < settings.batchSize()) {
      long left = Duration.between(turns.clock().instant(), end).toSeconds();
      if (left <= 0) {
        break;
      }
      int wait = (int) Math.min(left, LONGEST_WAIT_SECONDS);
      batch.addAll(receive(queue, settings.batchSize() - batch.size(), timeout, wait));
    }
    return batch;
  }

  private List<Received> receive(Arn arn, int most, Duration timeout, int waitSeconds)
      throws InterruptedException {
    Queue queue = store.read(tx -> existing(tx, arn));
    long visibility =
        Math.max(queue.attributes().visibilityTimeout().toSeconds(), timeout.toSeconds());
    ReceiveRequest request =
        new ReceiveRequest(
            Math.min(most, MOST_AT_ONCE),
            (int) visibility,
            waitSeconds,
            List.of("All"),
            List.of("All"));
    return poll.receive(tx -> existing(tx, arn), request);
  }

  private Queue existing(Tx tx, Arn arn) {
    Queue queue = queues.find(tx, arn);
    if (queue == null) {
      throw AwsException.of("QueueDoesNotExist", "The specified queue does not exist.");
    }
    return queue;
  }

  /** These are done, all of them at once; but one that a FIFO queue gives out again is not. */
  void delete(Arn arn, List<Received> messages) {
    store.write(tx -> {
      Queue queue = queues.find(tx, arn);
      if (queue != null) {
        messages.forEach(message -> delete(tx, queue, message));
      }
      return true;
    });
  }

  private void delete(Tx tx, Queue queue, Received message) {
    try {
      queues.deleteMessage(tx, turns.now(), queue, message.receiptHandle());
    } catch (AwsException late) {
      LOG.warn(
          "A message was done too late and comes again: {} messageId={}",
          late.code(),
          message.messageId());
    }
  }
}
