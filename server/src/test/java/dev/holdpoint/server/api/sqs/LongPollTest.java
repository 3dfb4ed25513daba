package dev.holdpoint.server.api.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongPollTest {
  private volatile Duration ahead = Duration.ZERO;
  private final Store store = new InMemoryStore();
  private final QueueWaiters waiters = new QueueWaiters();
  private final Queues queues = new Queues(waiters);
  private final SystemIds ids = new SystemIds(InstantSource.system());
  private final LongPoll poll = new LongPoll(store, queues, waiters, this::turn);
  private final Queue queue = store.write(tx -> queues.create(tx, turn(), "q", Map.of(), Map.of()));

  private Turn turn() {
    return new Turn(Instant.now().plus(ahead), ids, Limits.aws(), Home.DEFAULT);
  }

  @Test
  void anArrivalEndsTheWait() throws Exception {
    CompletableFuture<List<Received>> waiting = waitFor(20);
    send(null);
    assertEquals("m", waiting.get(10, TimeUnit.SECONDS).getFirst().body());
    assertEquals(0, waiters.waiting(queue.arn()));
  }

  @Test
  void whatBecomesVisibleByTimeEndsTheWait() throws Exception {
    send(1);
    CompletableFuture<List<Received>> waiting = waitFor(20);
    assertEquals("m", waiting.get(10, TimeUnit.SECONDS).getFirst().body());
  }

  @Test
  void emptyQueueAnswersWhenTheTimeIsOver() throws Exception {
    assertEquals(List.of(), waitFor(1).get(10, TimeUnit.SECONDS));
    assertEquals(List.of(), poll.receive(tx -> found(), request(0)));
  }

  @Test
  void theTimeOfDayNeitherEndsAWaitNorKeepsIt() throws Exception {
    for (int hours : List.of(-1, 1)) {
      long begun = System.nanoTime();
      CompletableFuture<List<Received>> waiting = waitFor(2);
      ahead = ahead.plus(Duration.ofHours(hours));
      waiters.arrived(queue.arn());
      assertEquals(List.of(), waiting.get(20, TimeUnit.SECONDS));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(took.compareTo(Duration.ofMillis(1_900)) > 0, took.toString());
    }
  }

  @Test
  void eachMessageReachesOneWaiter() throws Exception {
    List<CompletableFuture<List<Received>>> all = List.of(waitFor(20), waitFor(20), waitFor(20));
    for (int i = 0; i < 3; i++) {
      send(null);
    }
    for (CompletableFuture<List<Received>> one : all) {
      assertEquals(1, one.get(10, TimeUnit.SECONDS).size());
    }
  }

  @Test
  void deletedQueueEndsTheWaitWithItsError() {
    CompletableFuture<List<Received>> waiting = waitFor(20);
    store.<@Nullable Void>write(tx -> {
      queues.delete(tx, turn(), queue);
      return null;
    });
    ExecutionException ended =
        assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
    assertEquals("QueueDoesNotExist", ((AwsException) ended.getCause()).code());
  }

  @Test
  void stoppingServerEndsEveryWait() throws Exception {
    CompletableFuture<List<Received>> waiting = waitFor(20);
    waiters.close();
    assertEquals(List.of(), waiting.get(10, TimeUnit.SECONDS));
  }

  @Test
  void badRequestDoesNotWait() {
    assertThrows(AwsException.class, () -> poll.receive(tx -> found(), request(21)));
  }

  /** Returns once the wait has begun. */
  private CompletableFuture<List<Received>> waitFor(int seconds) {
    CompletableFuture<List<Received>> result = new CompletableFuture<>();
    int before = waiters.waiting(queue.arn());
    Thread.ofVirtual()
        .start(() -> {
          try {
            result.complete(
                poll.receive(tx -> queues.byName(tx, Home.DEFAULT, "q"), request(seconds)));
          } catch (InterruptedException | RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    while (waiters.waiting(queue.arn()) == before && !result.isDone()) {
      Thread.onSpinWait();
    }
    return result;
  }

  private Queue found() {
    return queue;
  }

  private void send(@Nullable Integer delay) {
    SendRequest request = new SendRequest("m", delay, Map.of(), Map.of(), null, null);
    store.write(tx -> queues.send(tx, turn(), queue, request));
  }

  private static ReceiveRequest request(int waitSeconds) {
    return new ReceiveRequest(1, null, waitSeconds, List.of(), List.of());
  }
}
