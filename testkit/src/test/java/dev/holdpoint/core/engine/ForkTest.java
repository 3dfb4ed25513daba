package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Parallel and Map: branches that end, fail, wait and are given up. */
class ForkTest {
  private static final String WAITING =
      """
      {"StartAt": "P", "States": {"P": {"Type": "Parallel", "Next": "Z",
        "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}], "Branches": [
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Parameters": {"FunctionName": "f"}, "End": true}}},
        {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}]},
        "Z": {"Type": "Succeed"}}}
      """;

  private static final String WIDE =
      """
      {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$.items", "ResultPath": null,
        "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true,
          "Parameters": {"big.$": "$$.Execution.Input.big"}}}}, "End": true}}}
      """;

  private final TestEngine engine = new TestEngine();

  @Test
  void failureGivesUpWhatRunsBeside() {
    TestRun run = engine.start(WAITING, "{}");
    run.failCall("Boom", "why");
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
    assertEquals("{\"Error\":\"Boom\",\"Cause\":\"why\"}", run.ending().output());
    assertTrue(
        run.typesFrom(7)
            .contains("TaskFailed TaskStateAborted WaitStateAborted ParallelStateFailed"),
        run.typesFrom(1));
    assertEquals(null, engine.nextTimer());
  }

  @Test
  void bothMustEnd() {
    TestRun run = engine.start(WAITING, "{}");
    run.answerCall("{}");
    assertEquals(ExecutionStatus.RUNNING, run.status());
    engine.restart();
    engine.pass(Duration.ofSeconds(60));
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
  }

  @Test
  void resultsThatFillMemoryEndTheState() {
    String items = "1,".repeat(999) + "1";
    String big = "x".repeat(100_000);
    TestRun run = engine.start(WIDE, "{\"big\":\"" + big + "\",\"items\":[" + items + "]}");
    engine.pass(Duration.ofSeconds(1));
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals("States.DataLimitExceeded", run.ending().error());
    assertTrue(run.history().size() < 400, "went on too long: " + run.history().size());
  }

  @Test
  void emptyMapEndsAtOnce() {
    TestRun run = engine.start(WIDE, "{\"items\": []}");
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
  }

  @Test
  void variablesOfABranchStayInIt() {
    TestRun run =
        engine.start(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "M"},
              "M": {"Type": "Map", "ItemsPath": "$.l", "Next": "B", "ItemProcessor": {"StartAt": "I",
                "States": {"I": {"Type": "Pass", "Assign": {"y.$": "$x"}, "Next": "J"},
                           "J": {"Type": "Pass", "Parameters": {"y.$": "$y"}, "End": true}}}},
              "B": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "ResultPath": "$[0]", "End": true}}}
            """,
            "{\"l\": [7, 8]}");
    assertEquals("[{\"x\":1},{\"y\":1}]", run.ending().output());
  }
}
