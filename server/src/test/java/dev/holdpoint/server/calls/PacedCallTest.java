package dev.holdpoint.server.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.server.work.SystemIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Calls at a pace of two at once and ten a second. */
class PacedCallTest {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final OutsideCall called =
      (task, requestId) -> {
        calls.add(requestId);
        return new Calls.Outcome.Answered("{}");
      };

  @Test
  void whatComesTooEarlyWaitsForItsTokenAndIsCalledOnce() {
    PacedCall paced = paced(Home.DEFAULT, waits::add);
    for (String id : List.of("a", "b", "c", "d")) {
      paced.call(task(), id);
    }
    assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(200)), waits);
    assertEquals(List.of("a", "b", "c", "d"), calls);
  }

  @Test
  void regionWithoutAPaceDoesNotWait() {
    PacedCall paced = paced(new Home("000000000000", "eu-west-1"), waits::add);
    for (int i = 0; i < 5; i++) {
      paced.call(task(), "call");
    }
    assertEquals(List.of(), waits);
  }

  /** A node that stops interrupts: the call stays owed, and nothing was sent. */
  @Test
  void whoIsInterruptedWhileWaitingDoesNotCall() {
    PacedCall paced =
        paced(
            Home.DEFAULT,
            wait -> {
              throw new InterruptedException();
            });
    paced.call(task(), "a");
    paced.call(task(), "b");
    assertThrows(CancellationException.class, () -> paced.call(task(), "c"));
    assertTrue(Thread.interrupted());
    assertEquals(List.of("a", "b"), calls);
  }

  private PacedCall paced(Home home, PacedCall.Pause pause) {
    Turns turns = new Turns(() -> NOW, new SystemIds(InstantSource.system()), Limits.aws(), home);
    Pacing pacing =
        new Pacing(region -> region.equals(Home.DEFAULT.region()) ? new Pacing.Rate(2, 10) : null);
    return new PacedCall(called, pacing, turns, pause);
  }

  private static Effect.CallTask task() {
    return new Effect.CallTask(
        new TaskRef(new ExecutionId(1), 0, 3),
        new Resource.Integration(
            Arn.of("arn:aws:states:::http:invoke"),
            "http",
            "invoke",
            Resource.Pattern.REQUEST_RESPONSE),
        JsonNodeFactory.instance.objectNode());
  }
}
