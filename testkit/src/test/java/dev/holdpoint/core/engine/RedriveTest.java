package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An execution that ended badly goes on from where it stood. */
class RedriveTest {
  private static final String CALLBACK =
      """
      {"StartAt": "A", "TimeoutSeconds": 100, "States": {
        "A": {"Type": "Pass", "Parameters": {"n": 1}, "Next": "B"},
        "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token",
                             "redrives.$": "$$.Execution.RedriveCount"}},
              "End": true}}}
      """;

  private static final String PARALLEL =
      """
      {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "L", "States": {"L": {"Type": "Pass", "Result": "left", "End": true}}},
        {"StartAt": "R", "States": {"R": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Parameters": {"FunctionName": "f"}, "OutputPath": "$.Payload", "End": true}}}]}}}
      """;

  private final TestEngine engine = new TestEngine();

  @Test
  void contextTellsOfTheRedrive() {
    TestRun run =
        engine.start(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "Next": "B",
              "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}},
              "B": {"Type": "Pass", "End": true, "Parameters": {
                "count.$": "$$.Execution.RedriveCount", "at.$": "$$.Execution.RedriveTime"}}}}
            """,
            "{}");
    run.failCall("No", "because");
    engine.redrive(run);
    run.answerCall("{}");
    JsonNode said = Json.parse(String.valueOf(run.ending().output()));
    assertEquals(1, said.get("count").intValue());
    assertFalse(said.get("at").stringValue().isEmpty());
  }

  @Test
  void failedTaskIsScheduledAgainWithATokenOfItsOwn() {
    TestRun run = engine.start(CALLBACK, "{}");
    run.answerCall("{}");
    String first = run.token();
    run.fail(first, "No", "because");
    assertEquals(ExecutionStatus.FAILED, run.status());
    engine.restart();
    engine.redrive(run);
    assertEquals(ExecutionStatus.RUNNING, run.status());
    assertEquals(1, run.call().parameters().at("/Payload/redrives").intValue());
    run.answerCall("{}");
    assertNotEquals(first, run.token());
    assertThrows(AwsException.class, () -> run.succeed(first, "1"));
    run.succeed(run.token(), "\"yes\"");
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
    assertEquals(
        "ExecutionRedriven TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited"
            + " ExecutionSucceeded",
        run.typesFrom(10));
  }

  @Test
  void onlyWhatFailedRunsAgain() {
    TestRun run = engine.start(PARALLEL, "{}");
    run.failCall("Boom", "x");
    assertEquals(ExecutionStatus.FAILED, run.status());
    engine.redrive(run);
    run.answerCall("{\"Payload\": \"right\"}");
    assertEquals("[\"left\",\"right\"]", run.ending().output());
  }

  @Test
  void branchThatNeverBeganBegins() {
    String definition =
        PARALLEL
            .replace("\"Type\": \"Pass\", \"Result\": \"left\"", "\"Type\": \"Fail\"")
            .replace(", \"End\": true}}},", "}}},");
    TestRun run = engine.start(definition, "{\"a\": [1,  2]}");
    assertEquals(ExecutionStatus.FAILED, run.status());
    engine.restart();
    engine.redrive(run);
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals("ExecutionRedriven ParallelStateFailed ExecutionFailed", run.typesFrom(7));
  }

  @Test
  void timeCountsAnew() {
    TestRun run = engine.start(CALLBACK, "{}");
    engine.pass(Duration.ofSeconds(101));
    assertEquals(ExecutionStatus.TIMED_OUT, run.status());
    engine.redrive(run);
    engine.pass(Duration.ofSeconds(99));
    assertEquals(ExecutionStatus.RUNNING, run.status());
    engine.pass(Duration.ofSeconds(2));
    assertEquals(ExecutionStatus.TIMED_OUT, run.status());
    engine.pass(Duration.ofDays(15));
    AwsException late = assertThrows(AwsException.class, () -> engine.redrive(run));
    assertEquals("Execution redrivable period exceeded", late.getMessage());
  }

  @Test
  void whatRunsOrEndedWellIsNotRedriven() {
    TestRun run = engine.start(PARALLEL, "{}");
    AwsException running = assertThrows(AwsException.class, () -> engine.redrive(run));
    assertEquals("ExecutionNotRedrivable", running.code());
    run.answerCall("{\"Payload\": 1}");
    AwsException done = assertThrows(AwsException.class, () -> engine.redrive(run));
    assertEquals("Execution is SUCCEEDED and cannot be redriven", done.getMessage());
  }

  @Test
  void redriveOfANodeWhoseClockIsBehindIsNoEarlierThanTheEnd() {
    TestRun run = engine.start(CALLBACK, "{}");
    engine.pass(Duration.ofSeconds(101));
    Instant ended = Objects.requireNonNull(run.row().stoppedAt());
    Redrives redrives = new Redrives(engine.node().engine());
    Instant told =
        engine.write((tx, turn) ->
            redrives.redrive(tx, turn.at(ended.minusSeconds(60)), run.arn().value(), null));
    assertEquals(ended, told);
    Redrives.Redriven shown =
        Objects.requireNonNull(engine.read((tx, turn) -> Redrives.find(tx, run.row(tx))));
    assertEquals(ended, shown.at());
  }
}
