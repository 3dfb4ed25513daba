package dev.holdpoint.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.states.OldExecutions;
import dev.holdpoint.core.states.Retention;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MapItems;
import dev.holdpoint.core.store.MapRunRow;
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
  private final InstantSource clock = () -> now;
  private final Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
  private final InMemoryStore store = new InMemoryStore();
  private final Queues queues = new Queues(QueueSignals.NONE);

  @Test
  void messagesPastTheirRetentionGo() {
    Chore chore = new OldMessages(store, turns, queues);
    store.write(tx -> {
      Map<String, String> minute = Map.of("MessageRetentionPeriod", "60");
      Queue queue = queues.create(tx, turns.now(), "q", minute, Map.of());
      return queues.send(tx, turns.now(), queue, SendRequest.of("x"));
    });
    now = now.plusSeconds(59);
    assertEquals(0, chore.tidy());
    now = now.plusSeconds(2);
    assertEquals(1, chore.tidy());
  }

  @Test
  void manyOldMessagesGoALittleInEachUnitOfWork() {
    Chore chore = new OldMessages(store, turns, queues);
    Map<String, String> minute = Map.of("MessageRetentionPeriod", "60");
    Queue queue = store.write(tx -> queues.create(tx, turns.now(), "q", minute, Map.of()));
    for (int i = 0; i < 450; i++) {
      store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of("x")));
    }
    now = now.plusSeconds(61);
    store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of("young")));
    assertEquals(450, chore.tidy());
    assertEquals(0, chore.tidy());
    assertEquals(1, store.read(tx -> queues.count(tx, turns.now(), queue)).visible());
  }

  @Test
  void whatIsLeftOfAPurgedQueueGoes() {
    Queue queue = store.write(tx -> queues.create(tx, turns.now(), "q", Map.of(), Map.of()));
    for (int i = 0; i < 1_200; i++) {
      store.write(tx -> queues.send(tx, turns.now(), queue, SendRequest.of("x")));
    }
    store.write(tx -> {
      queues.purge(tx, turns.now(), queue);
      return null;
    });
    assertEquals(700, store.read(tx -> tx.messages().ages(Long.MIN_VALUE, 9_999)).size());
    new OldMessages(store, turns, queues).tidy();
    assertEquals(List.of(), store.read(tx -> tx.messages().ages(Long.MIN_VALUE, 9)));
    assertEquals(
        List.of(), store.read(tx -> tx.resources().list(ResourceKind.EMPTIED, "", null, 9)));
  }

  @Test
  void executionsGoNinetyDaysAfterTheirEndWithAllThatIsTheirs() {
    Chore chore = new OldExecutions(store, turns, Retention.AWS)::tidy;
    ExecutionId done = execution(1, ExecutionStatus.SUCCEEDED, 1_200, Origin.MACHINE);
    execution(2, ExecutionStatus.FAILED, 1, Origin.MACHINE);
    ExecutionId running = execution(3, ExecutionStatus.RUNNING, 1, Origin.MACHINE);
    now = now.plus(Duration.ofDays(90));
    assertEquals(0, chore.tidy());
    now = now.plusSeconds(1);
    assertEquals(2, chore.tidy());
    assertEquals(List.of(), store.read(tx -> tx.survey().strayJournals(9)));
    assertEquals(List.of(), store.read(tx -> tx.executions().journal(done, 0, 9)));
    assertEquals(1, store.read(tx -> tx.executions().journal(running, 0, 9)).size());
    assertEquals(
        List.of(), store.read(tx -> tx.resources().list(ResourceKind.FORGOTTEN, "", null, 9)));
  }

  @Test
  void executionsAreKeptForeverOrNotAtAllWhereThatIsWanted() {
    ExecutionId done = execution(1, ExecutionStatus.SUCCEEDED, 1, Origin.MACHINE);
    now = now.plus(Duration.ofDays(50_000));
    Chore never = new OldExecutions(store, turns, Retention.of(Retention.FOREVER))::tidy;
    assertEquals(0, never.tidy());
    assertEquals(1, store.read(tx -> tx.executions().journal(done, 0, 9)).size());
    execution(2, ExecutionStatus.SUCCEEDED, 1, Origin.MACHINE);
    now = now.plusMillis(1);
    assertEquals(2, new OldExecutions(store, turns, Retention.of(Duration.ZERO)).tidy());
  }

  @Test
  void whatAMapRunStartedStaysUntilTheExecutionOfTheMapGoes() {
    Chore chore = new OldExecutions(store, turns, Retention.of(Duration.ZERO))::tidy;
    ExecutionId map = execution(1, ExecutionStatus.RUNNING, 1, Origin.MACHINE);
    for (long run = 100; run < 160; run++) {
      mapRun(map, run);
    }
    Origin child = Origin.of(new Origin.Batch(100, 0, 1));
    execution(2, ExecutionStatus.SUCCEEDED, 1, child);
    execution(3, ExecutionStatus.FAILED, 1, child);
    now = now.plusSeconds(1);
    assertEquals(0, chore.tidy());
    store.write(tx -> {
      tx.executions().close(map, ExecutionStatus.SUCCEEDED, now);
      return null;
    });
    now = now.plusSeconds(1);
    chore.tidy();
    chore.tidy();
    assertEquals(List.of(), store.read(tx -> tx.survey().executions(0, 9)));
    assertEquals(List.of(), store.read(tx -> tx.survey().mapRuns(0, 99)));
    assertNull(store.read(tx -> tx.mapRuns().items(130, 249)));
  }

  @Test
  void mailsGoWithExecutionsUnlessTheyAreStillToBeSent() {
    Chore chore = new OldMails(store, turns, Retention.of(Duration.ofDays(1)));
    for (long id = 1; id <= 450; id++) {
      mail(id, id <= 250 ? Mail.State.QUEUED : Mail.State.MAILBOX);
    }
    now = now.plus(Duration.ofDays(1)).plusSeconds(1);
    mail(451, Mail.State.SENT);
    assertEquals(200, chore.tidy());
    assertEquals(0, chore.tidy());
    assertEquals(251, store.read(tx -> tx.mails().list(999)).size());
  }

  private void mail(long id, Mail.State state) {
    Mail mail = new Mail(id, "a@x", "b@x", "s", "t", null, now, state, 0, null);
    store.write(tx -> {
      tx.mails().add(mail);
      return null;
    });
  }

  /** With 250 parts of one item. */
  private void mapRun(ExecutionId execution, long id) {
    store.write(tx -> {
      tx.mapRuns()
          .create(
              new MapRunRow(
                  id, Home.DEFAULT.arn("states", "mapRun:m/l:" + id), execution, id, "{}"));
      for (int part = 0; part < 250; part++) {
        tx.mapRuns().putItems(id, new MapItems(part, 1, "[1]"));
      }
      return null;
    });
  }

  private ExecutionId execution(long id, ExecutionStatus how, int entries, Origin origin) {
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
                  origin));
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
