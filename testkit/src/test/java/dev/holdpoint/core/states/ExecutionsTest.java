package dev.holdpoint.core.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.ExecutionBug;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExecutionsTest {
  private static final String WAIT =
      "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":5,\"End\":true}}}";

  private final TestEngine engine = new TestEngine();

  @Test
  void startingAgainWithTheSameNameAndInputIsTheSameExecution() {
    TestRun first = engine.start(WAIT, "same", "{\"a\": 1}");
    assertEquals(first.arn(), engine.start(WAIT, "same", "{\"a\": 1}").arn());
    assertError("ExecutionAlreadyExists", () -> engine.start(WAIT, "same", "{\"a\":1}"));
    engine.pass(Duration.ofSeconds(5));
    assertError("ExecutionAlreadyExists", () -> engine.start(WAIT, "same", "{\"a\": 1}"));
  }

  @Test
  void inputIsKeptToTheLetter() {
    TestRun run = engine.start(WAIT, "[1,  2]");
    assertEquals("[1,  2]", run.history().getFirst().details().get("input").stringValue());
    // AWS hands on a list as it was sent.
    assertEquals("[1,  2]", run.history().get(1).details().get("input").stringValue());
  }

  @Test
  void whatIsNoInputIsRefused() {
    assertError("InvalidExecutionInput", () -> engine.start(WAIT, "{"));
    assertError("InvalidExecutionInput", () -> engine.start(WAIT, ""));
    assertError(
        "InvalidExecutionInput", () -> engine.start(WAIT, "[".repeat(600) + "]".repeat(600)));
    assertError("ValidationException", () -> engine.start(WAIT, "\"" + "x".repeat(262_144) + "\""));
    assertError("InvalidName", () -> engine.start(WAIT, "a b", "{}"));
  }

  @Test
  void stoppingTwiceKeepsTheFirstEnd() {
    TestRun run = engine.start(WAIT, "{}");
    run.stop("First", null);
    run.stop("Second", null);
    assertEquals(ExecutionStatus.ABORTED, run.status());
    assertEquals("First", run.ending().error());
    assertEquals(3, run.history().size());
    assertNull(engine.read((tx, turn) -> tx.timers().next()));
  }

  @Test
  void heldExecutionThatGoesOnIsHeldNoMore() {
    TestRun run = engine.start(WAIT, "{}");
    engine.<Object>write((tx, turn) -> {
      tx.executions().hold(run.row(tx).id(), "a bug");
      return run;
    });
    engine.pass(Duration.ofSeconds(5));
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
    assertNull(run.row().heldBecause());
  }

  @Test
  void oneExecutionThatMeetsABugHoldsUpNoOther() {
    TestRun broken = engine.start(WAIT, "{}");
    TestRun sound = engine.start(WAIT, "{}");
    engine.<Object>write((tx, turn) -> {
      tx.executions()
          .append(
              broken.row(tx).id(),
              99,
              "no entry".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return broken;
    });
    engine.restart();
    engine.pass(Duration.ofSeconds(5));
    assertEquals(ExecutionStatus.SUCCEEDED, sound.status());
    assertEquals(ExecutionStatus.RUNNING, broken.status());
    assertEquals(true, String.valueOf(broken.row().heldBecause()).contains("stands still"));
    assertThrows(ExecutionBug.class, () -> broken.stop(null, null));
  }

  private static void assertError(String code, Executable call) {
    assertEquals(code, assertThrows(AwsException.class, call).code());
  }
}
