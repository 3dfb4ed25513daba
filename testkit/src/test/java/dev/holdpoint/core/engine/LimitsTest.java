package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String LOOP =
      """
      {"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Parameters": {"x.$": "%s"}, "Next": "C"},
        "C": {"Type": "Choice", "Default": "A",
              "Choices": [{"Variable": "$.z", "IsPresent": true, "Next": "Z"}]},
        "Z": {"Type": "Succeed"}}}
      """;

  private static Limits limits(int payloadBytes, int historyEvents, int eventsPerTurn) {
    return new Limits(
        payloadBytes,
        10 * payloadBytes,
        1_048_576,
        historyEvents,
        80,
        Duration.ofDays(365),
        Duration.ofMinutes(5),
        40,
        10_000,
        40,
        eventsPerTurn,
        1_048_576,
        1_048_576);
  }

  @Test
  void endlessLoopEndsWhenItsHistoryIsFull() {
    TestEngine engine = new TestEngine();
    TestRun run = engine.start(LOOP.formatted("$.x"), "{\"x\":1}");
    engine.leap(Duration.ZERO);
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals("States.Runtime", run.ending().error());
    assertTrue(run.history().size() > 24_900 && run.history().size() <= 25_000);
  }

  @Test
  void longTurnLetsOthersHaveTheirsAndGoesOn() {
    TestEngine engine = new TestEngine(limits(262_144, 500, 10));
    TestRun run = engine.start(LOOP.formatted("$.x"), "{\"x\":1}");
    assertTrue(run.history().size() <= 13);
    engine.restart();
    engine.leap(Duration.ZERO);
    assertEquals(ExecutionStatus.FAILED, run.status());
    TestRun unhurried =
        new TestEngine(limits(262_144, 500, 1_000)).start(LOOP.formatted("$.x"), "{\"x\":1}");
    assertEquals(unhurried.steps(), run.steps());
  }

  @Test
  void retriesEndWhenTheHistoryIsFull() {
    TestEngine engine = new TestEngine(limits(262_144, 60, 1_000));
    TestRun run =
        engine.start(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::sqs:sendMessage",
              "Parameters": {"QueueUrl": "none", "MessageBody": "b"},
              "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1000, "BackoffRate": 1}]}}}
            """,
            "{}");
    engine.pass(Duration.ofMinutes(30));
    assertEquals("States.Runtime", run.ending().error());
    assertTrue(run.history().size() <= 60);
  }

  @Test
  void tooLargeOutputEndsTheExecution() {
    TestEngine engine = new TestEngine(limits(1_000, 500, 1_000));
    String doubling = LOOP.formatted("States.Format('{}{}', $.x, $.x)");
    TestRun run = engine.start(doubling, "{\"x\":\"12345678\"}");
    assertEquals("States.DataLimitExceeded", run.ending().error());
  }

  @Test
  void outputThatIsNestedTooDeeplyEndsTheExecution() {
    TestEngine engine = new TestEngine();
    TestRun run = engine.start(LOOP.formatted("$"), "{}");
    engine.leap(Duration.ZERO);
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals("States.Runtime", run.ending().error());
    assertTrue(String.valueOf(run.ending().cause()).endsWith("The payload is nested too deeply."));
  }
}
