package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sqs.LongPoll;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.work.OutboxHandler.Outcome;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages whose function is lost with its node. */
class LoanTest {
  private final Store store = new InMemoryStore();
  private final InstantSource clock = InstantSource.system();
  private final Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
  private final QueueWaiters waiters = new QueueWaiters();
  private final Queues queues = new Queues(waiters);
  private final Batches batches =
      new Batches(store, turns, queues, new LongPoll(store, queues, waiters, turns::now));
  private Queue dead;
  private Queue work;

  @BeforeEach
  void send() {
    dead = queue("dead", Map.of());
    String redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":1}".formatted(dead.arn());
    work = queue("work", Map.of("RedrivePolicy", redrive, "VisibilityTimeout", "0"));
    store.write(tx -> queues.send(tx, turns.now(), work, SendRequest.of("hello")));
  }

  private Queue queue(String name, Map<String, String> attributes) {
    return store.write(tx -> queues.create(tx, turns.now(), name, attributes, Map.of()));
  }

  private List<Parcel> next() throws InterruptedException {
    return batches.next(
        work.arn(), new MappingSettings(true, 10, 0, false, 5, List.of()), Duration.ZERO);
  }

  /** As a node does that starts: all that was owed is due. */
  private void restart() {
    Instant later = turns.now().now().plus(Duration.ofDays(1));
    List<OutboxEntry> owed = store.write(tx -> tx.outbox().claim(later, later.plusSeconds(60), 10));
    for (OutboxEntry entry : owed) {
      Outcome.Done done = (Outcome.Done) new LoanCall(queues, turns).handle(entry);
      store.write(tx -> {
        done.with().accept(tx);
        return tx.outbox().delete(entry.id());
      });
    }
  }

  private int deadLetters() {
    ReceiveRequest all = new ReceiveRequest(10, 0, 0, List.of(), List.of());
    store.write(tx -> queues.receive(tx, turns.now(), work, all));
    return store.write(tx -> queues.receive(tx, turns.now(), dead, all)).size();
  }

  @Test
  void aMessageOfALostNodeComesAgainAsIfItHadNotBeenReceived() throws Exception {
    Received first = Parcel.messages(next()).getFirst();
    restart();
    Received second = Parcel.messages(next()).getFirst();
    assertEquals(first.messageId(), second.messageId());
    assertEquals("1", second.attributes().get("ApproximateReceiveCount"));
  }

  @Test
  void aBatchThatEndsLeavesNoLoan() throws Exception {
    List<Parcel> batch = next();
    batches.end(work.arn(), batch, _ -> Parcel.messages(batch));
    assertNull(store.read(tx -> tx.outbox().next()));
    restart();
    assertEquals(0, deadLetters());
  }

  @Test
  void whatAFunctionFailedOnCountsAsReceived() throws Exception {
    batches.end(work.arn(), next(), _ -> List.of());
    assertNull(store.read(tx -> tx.outbox().next()));
    assertEquals(1, deadLetters());
  }

  @Test
  void aBatchThatIsBrokenOffIsNotCounted() throws Exception {
    batches.forget(work.arn(), next());
    assertNull(store.read(tx -> tx.outbox().next()));
    assertEquals(1, Parcel.messages(next()).size());
  }
}
