package dev.holdpoint.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.states.Retention;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken away in time, and what stays. */
final class HousekeepingTest {
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void messagesPastTheirRetentionGo() {
    InMemoryStore store = new InMemoryStore();
    InstantSource clock = () -> now;
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    Queues queues = new Queues(QueueSignals.NONE);
    Housekeeping housekeeping = new Housekeeping(store, turns, queues, Retention.AWS);
    store.write(tx -> {
      Map<String, String> minute = Map.of("MessageRetentionPeriod", "60");
      Queue queue = queues.create(tx, turns.now(), "q", minute, Map.of());
      return queues.send(tx, turns.now(), queue, SendRequest.of("x"));
    });
    now = now.plusSeconds(59);
    assertEquals(0, housekeeping.runOnce());
    now = now.plusSeconds(2);
    assertEquals(1, housekeeping.runOnce());
  }

  @Test
  void manyOldMessagesGoALittleInEachUnitOfWork() {
    InMemoryStore store = new InMemoryStore();
    InstantSource clock = () -> now;
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    Queues queues = new Queues(QueueSignals.NONE);
    Housekeeping housekeeping = new Housekeeping(store, turns, queues, Retention.AWS);
    Map<String, String> minute = Map.of("MessageRetentionPeriod", "60");
    Queue queue = store.write(tx -> queues.create(tx, turns.now(), "q", minute, Map.of()));
    for (int i = 0; i < 450; i++) {
      store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of("x")));
    }
    now = now.plusSeconds(61);
    store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of("young")));
    assertEquals(450, housekeeping.runOnce());
    assertEquals(0, housekeeping.runOnce());
    assertEquals(1, store.read(tx -> queues.count(tx, turns.now(), queue)).visible());
  }

  @Test
  void whatIsLeftOfAPurgedQueueGoes() {
    InMemoryStore store = new InMemoryStore();
    InstantSource clock = () -> now;
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    Queues queues = new Queues(QueueSignals.NONE);
    Queue queue = store.write(tx -> queues.create(tx, turns.now(), "q", Map.of(), Map.of()));
    for (int i = 0; i < 1_200; i++) {
      store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of("x")));
    }
    store.write(tx -> {
      queues.purge(tx, turns.now(), queue);
      return null;
    });
    assertEquals(700, store.read(tx -> tx.messages().ages(Long.MIN_VALUE, 9_999)).size());
    new Housekeeping(store, turns, queues, Retention.AWS).runOnce();
    assertEquals(List.of(), store.read(tx -> tx.messages().ages(Long.MIN_VALUE, 9)));
    assertEquals(
        List.of(), store.read(tx -> tx.resources().list(ResourceKind.EMPTIED, "", null, 9)));
  }

  @Test
  void executionsGoNinetyDaysAfterTheirEndWithAllThatIsTheirs() {
    InMemoryStore store = new InMemoryStore();
    InstantSource clock = () -> now;
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    Housekeeping housekeeping =
        new Housekeeping(store, turns, new Queues(QueueSignals.NONE), Retention.AWS);
    ExecutionId done = execution(store, 1, ExecutionStatus.SUCCEEDED, 1_200);
    execution(store, 2, ExecutionStatus.FAILED, 1);
    ExecutionId running = execution(store, 3, ExecutionStatus.RUNNING, 1);
    now = now.plus(Duration.ofDays(90));
    assertEquals(0, housekeeping.runOnce());
    now = now.plusSeconds(1);
    assertEquals(2, housekeeping.runOnce());
    assertEquals(List.of(), store.read(tx -> tx.survey().strayJournals(9)));
    assertEquals(List.of(), store.read(tx -> tx.executions().journal(done, 0, 9)));
    assertEquals(1, store.read(tx -> tx.executions().journal(running, 0, 9)).size());
    assertEquals(
        List.of(), store.read(tx -> tx.resources().list(ResourceKind.FORGOTTEN, "", null, 9)));
  }

  private ExecutionId execution(InMemoryStore store, long id, ExecutionStatus how, int entries) {
    ExecutionId execution = new ExecutionId(id);
    store.write(tx -> {
      tx.executions()
          .create(
              new ExecutionRow(
                  execution,
                  Home.DEFAULT.arn("states", "execution:m:" + id),
                  Home.DEFAULT.arn("states", "stateMachine:m"),
                  "definition",
                  ExecutionStatus.RUNNING,
                  now,
                  null,
                  null,
                  Origin.MACHINE));
      for (int entry = 1; entry <= entries; entry++) {
        tx.executions().append(execution, entry, new byte[] {1});
      }
      if (how != ExecutionStatus.RUNNING) {
        tx.executions().close(execution, how, now);
      }
      return null;
    });
    return execution;
  }
}
