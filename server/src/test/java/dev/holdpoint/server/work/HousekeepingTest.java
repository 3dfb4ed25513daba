package dev.holdpoint.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
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
    Housekeeping housekeeping = new Housekeeping(store, turns, queues);
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
}
