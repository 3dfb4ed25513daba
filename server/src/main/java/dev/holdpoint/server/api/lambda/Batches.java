package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.sqs.Loan;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes batches of messages from a queue, and takes them away when they are done. Thread-safe. */
public final class Batches {
  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
  private static final int MOST_AT_ONCE = 10;
  private static final int LONGEST_WAIT_SECONDS = 20;
  private static final int LONGEST_HIDDEN_SECONDS = 43_200;

  /** Beyond any function's end. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Store store;
  private final Turns turns;
  private final Queues queues;
  private final LongPoll poll;

  public Batches(Store store, Turns turns, Queues queues, LongPoll poll) {
    this.store = store;
    this.turns = turns;
    this.queues = queues;
    this.poll = poll;
  }

  /**
   * Waits for messages; gathers more where there is a window for it. Empty where none came for a
   * while.
   */
  List<Parcel> next(Arn queue, MappingSettings settings, Duration timeout)
      throws InterruptedException {
    List<Parcel> batch = new ArrayList<>();
    int wait = LONGEST_WAIT_SECONDS;
    int missing = settings.batchSize();
    Instant end = null;
    while (missing > 0 && wait > 0) {
      Parcel parcel = receive(queue, settings, missing, timeout, wait);
      if (parcel != null) {
        batch.add(parcel);
        missing -= parcel.messages().size();
      } else if (batch.isEmpty()) {
        break;
      }
      Instant now = turns.clock().instant();
      end = end == null ? now.plusSeconds(settings.windowSeconds()) : end;
      wait = (int) Math.min(Duration.between(now, end).toSeconds(), LONGEST_WAIT_SECONDS);
    }
    return batch;
  }

  /**
   * Hides messages for as long as can be: those that are not done are shown again by hand, and
   * those of a node that is lost by their loan, before any receive could count them once more.
   */
  private @Nullable Parcel receive(
      Arn arn, MappingSettings settings, int most, Duration timeout, int waitSeconds)
      throws InterruptedException {
    Queue queue = store.read(tx -> existing(tx, arn));
    Duration visible = queue.attributes().visibilityTimeout();
    Duration hidden = visible.compareTo(timeout) < 0 ? timeout : visible;
    ReceiveRequest request =
        new ReceiveRequest(
            Math.min(most, MOST_AT_ONCE),
            LONGEST_HIDDEN_SECONDS,
            waitSeconds,
            List.of("All"),
            List.of("All"));
    List<Parcel> received = new ArrayList<>();
    poll.receive(
        tx -> existing(tx, arn),
        request,
        (tx, messages) -> {
          Turn turn = turns.now();
          Instant back = turn.now().plus(hidden);
          Instant lost = back.plusSeconds(settings.windowSeconds()).plus(GRACE);
          received.clear();
          received.add(new Parcel(Loan.note(tx, turn, arn, messages, lost), messages, back));
        });
    return received.isEmpty() ? null : received.getFirst();
  }

  private Queue existing(Tx tx, Arn arn) {
    Queue queue = queues.find(tx, arn);
    if (queue == null) {
      throw AwsException.of("QueueDoesNotExist", "The specified queue does not exist.");
    }
    return queue;
  }

  /** The batch was broken off, and is as if it had not been received. */
  void forget(Arn arn, List<Parcel> batch) {
    store.write(tx -> {
      Queue queue = queues.find(tx, arn);
      for (Parcel parcel : batch) {
        if (queue != null) {
          queues.giveBack(tx, queue, parcel.without(List.of()), turns.now().now(), false);
        }
        tx.outbox().delete(parcel.loan());
      }
      return true;
    });
  }

  /**
   * The batch has ended: what is done goes away, all of it at once; the rest comes again when its
   * time is over, and so does what a FIFO queue has given out again.
   *
   * @param ended says what is done, and may do the rest of it in this transaction
   */
  void end(Arn arn, List<Parcel> batch, Function<Tx, List<Received>> ended) {
    store.write(tx -> {
      List<Received> done = ended.apply(tx);
      Queue queue = queues.find(tx, arn);
      for (Parcel parcel : batch) {
        if (queue != null) {
          queues.giveBack(tx, queue, parcel.without(done), parcel.back(), true);
        }
        tx.outbox().delete(parcel.loan());
      }
      if (queue != null) {
        done.forEach(message -> delete(tx, queue, message));
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
