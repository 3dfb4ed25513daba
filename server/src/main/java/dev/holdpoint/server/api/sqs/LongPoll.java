package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A receive that waits: looks, sleeps until something arrives or becomes visible by time, looks
 * again. An empty queue is only read, so waiting costs no commits. Thread-safe; blocks its caller,
 * who is a virtual thread.
 */
public final class LongPoll {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration MANY_IN_FLIGHT = Duration.ofSeconds(1);
  private static final int MOST_LIVELY = 1_000;

  /** Where the last receive brought something: there the next one asks no reader first. */
  private final Set<String> lively = ConcurrentHashMap.newKeySet();

  private final Store store;
  private final Queues queues;
  private final QueueWaiters waiters;
  private final Supplier<Turn> turns;

  public LongPoll(Store store, Queues queues, QueueWaiters waiters, Supplier<Turn> turns) {
    this.store = store;
    this.queues = queues;
    this.waiters = waiters;
    this.turns = turns;
  }

  /**
   * Receives, and waits for a first message if the request or the queue says so.
   *
   * @param which finds the queue anew for each look, so a queue that is deleted meanwhile ends the
   *     wait with its error
   */
  public List<Received> receive(Function<Tx, Queue> which, ReceiveRequest request)
      throws InterruptedException {
    return receive(which, request, (_, _) -> {});
  }

  /**
   * The same.
   *
   * @param noted is told of the messages in the transaction that receives them
   */
  public List<Received> receive(
      Function<Tx, Queue> which, ReceiveRequest request, BiConsumer<Tx, List<Received>> noted)
      throws InterruptedException {
    Seen seen = store.read(tx -> seen(tx, which.apply(tx)));
    Queue queue = seen.queue();
    Duration wait = queues.waitOf(queue, request);
    if (!wait.isPositive()) {
      // What an earlier try received is hidden from all others.
      boolean worthIt = request.attemptId() != null || isVisible(seen);
      return worthIt ? look(which, request, noted) : List.of();
    }
    Patience patience = Patience.of(wait);
    try (QueueWaiters.Waiter waiter = waiters.listen(queue.arn())) {
      return await(waiter, which, request, noted, patience);
    }
  }

  /**
   * As {@link #receive(Function, ReceiveRequest)}, for a caller who comes often.
   *
   * @param place what the caller calls the queue
   */
  public List<Received> receive(String place, Function<Tx, Queue> which, ReceiveRequest request)
      throws InterruptedException {
    List<Received> received =
        lively.contains(place) ? lookPatiently(which, request, (_, _) -> {}) : null;
    if (received == null || received.isEmpty()) {
      received = receive(which, request);
    }
    if (received.isEmpty()) {
      lively.remove(place);
    } else if (lively.size() < MOST_LIVELY) {
      lively.add(place);
    }
    return received;
  }

  /**
   * A queue as a reader sees it.
   *
   * @param next when its first message is visible, or null where it has none
   */
  private record Seen(Queue queue, @Nullable Instant next) {}

  private Seen seen(Tx tx, Queue queue) {
    return new Seen(queue, queues.nextVisible(tx, queue));
  }

  private boolean isVisible(Seen seen) {
    return seen.next() != null && !seen.next().isAfter(turns.get().now());
  }

  /** As on AWS, who waits hears nothing of too many messages in flight: null. */
  private @Nullable List<Received> lookPatiently(
      Function<Tx, Queue> which, ReceiveRequest request, BiConsumer<Tx, List<Received>> noted) {
    try {
      return look(which, request, noted);
    } catch (AwsException refusal) {
      if (Queues.isOverLimit(refusal)) {
        return null;
      }
      throw refusal;
    }
  }

  private List<Received> look(
      Function<Tx, Queue> which, ReceiveRequest request, BiConsumer<Tx, List<Received>> noted) {
    return store.write(tx -> {
      List<Received> received = queues.receive(tx, turns.get(), which.apply(tx), request);
      if (!received.isEmpty()) {
        noted.accept(tx, received);
      }
      return received;
    });
  }

  private List<Received> await(
      QueueWaiters.Waiter waiter,
      Function<Tx, Queue> which,
      ReceiveRequest request,
      BiConsumer<Tx, List<Received>> noted,
      Patience patience)
      throws InterruptedException {
    // What an earlier try received is hidden from all others.
    boolean first = request.attemptId() != null;
    while (true) {
      Instant next = store.read(tx -> queues.nextVisible(tx, which.apply(tx)));
      Instant now = turns.get().now();
      if (first || (next != null && !next.isAfter(now))) {
        first = false;
        List<Received> received = lookPatiently(which, request, noted);
        if (received == null) {
          next = now.plus(MANY_IN_FLIGHT);
        } else if (!received.isEmpty()) {
          return received;
        }
      }
      Duration left = patience.left();
      if (left.isZero() || waiters.isClosed()) {
        return List.of();
      }
      waiter.await(pause(now, next, left));
    }
  }

  /** At least a moment: clocks that stand still must not turn this into a spin. */
  private static Duration pause(Instant now, @Nullable Instant next, Duration left) {
    Duration due = next == null ? left : Duration.between(now, next);
    Duration pause = due.compareTo(left) < 0 ? due : left;
    return pause.compareTo(MOMENT) < 0 ? MOMENT : pause;
  }
}
