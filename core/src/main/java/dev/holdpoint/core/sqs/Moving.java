package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves messages of a task, as many in one unit of work as its rate allows. A message that is moved
 * is a new one: it has another id, and its age begins anew.
 */
final class Moving {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Queues queues;
  private final QueueSignals signals;

  Moving(Queues queues, QueueSignals signals) {
    this.queues = queues;
    this.signals = signals;
  }

  /** How long until the next ones, so that no second sees more than the rate. */
  static Duration pause(MoveTask task) {
    Integer rate = task.rate();
    return rate == null ? Duration.ZERO : SECOND.multipliedBy(atOnce(task)).dividedBy(rate);
  }

  private static int atOnce(MoveTask task) {
    Integer rate = task.rate();
    return rate == null ? SqsLimits.MOVED_AT_ONCE : Math.min(rate, SqsLimits.MOVED_AT_ONCE);
  }

  MoveTask some(Tx tx, Turn turn, MoveTask task) {
    Queue from = queues.find(tx, task.source());
    if (from == null) {
      return task.became(MoveTask.Status.FAILED, "AWS.SimpleQueueService.NonExistentQueue");
    }
    int moved = 0;
    for (; moved < atOnce(task); moved++) {
      Message message = first(tx, turn, from);
      if (message == null) {
        return task.movedMore(moved).became(MoveTask.Status.COMPLETED, null);
      }
      String why = move(tx, turn, task, message);
      if (why != null) {
        return task.movedMore(moved).became(MoveTask.Status.FAILED, why);
      }
    }
    return task.movedMore(moved);
  }

  /** The next visible message, which stays as it is until it is moved. */
  private static @Nullable Message first(Tx tx, Turn turn, Queue queue) {
    List<Message> first =
        queue.isFifo()
            ? tx.messages().receiveInOrder(queue.place(), turn.now(), turn.now(), 1)
            : tx.messages().receive(queue.place(), turn.now(), turn.now(), 1);
    return first.isEmpty() ? null : first.getFirst();
  }

  /** Null where it was moved, else why it cannot be. */
  private @Nullable String move(Tx tx, Turn turn, MoveTask task, Message message) {
    Envelope envelope = Envelope.read(message.attributes());
    String source = envelope.deadLetterSource();
    Arn target = task.destination();
    if (target == null && source == null) {
      return "CouldNotDetermineMessageSource";
    }
    Queue to = queues.find(tx, target != null ? target : Arn.of(String.valueOf(source)));
    if (to == null) {
      return "AWS.SimpleQueueService.NonExistentQueue";
    }
    tx.messages().delete(message);
    tx.messages().add(anew(tx, turn, to, message, envelope.redriven()));
    signals.tell(tx, to.arn());
    return null;
  }

  private static Message anew(Tx tx, Turn turn, Queue to, Message message, Envelope envelope) {
    long id = turn.ids().next();
    String group = message.orderedIn();
    Instant now = turn.now();
    Duration wait = to.attributes().delay();
    return new Message(
        id,
        to.place(),
        turn.ids().uuid(),
        message.body(),
        envelope.json(),
        now,
        wait.isZero() ? Message.atOnce(now) : now.plus(wait),
        0,
        null,
        0,
        group,
        group == null ? 0 : Sequence.next(tx, to.place(), group, id));
  }
}
