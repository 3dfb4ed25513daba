package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A redrive of what waits for a map run: the same run goes on with what it did not do well. */
class MapRunRedriveTest {
  private static final String CALL =
      """
      {"Type": "Pass", "Next": "Call"},
      "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": "f", "Payload.$": "$"}, "OutputPath": "$.Payload",
        "End": true}
      """;

  private final TestEngine engine = new TestEngine();

  private TestRun run(String fields, String type, String input) {
    TestRun run =
        engine.start(
            """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", %s "End": true,
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "%s"},
                "StartAt": "One", "States": {"One": %s}}}}}
            """
                .formatted(fields, type, CALL),
            input);
    engine.pass(Duration.ZERO);
    return run;
  }

  private MapRun mapRun(TestRun run) {
    return engine.read(
        (tx, turn) -> MapRun.of(tx.mapRuns().list(run.row(tx).id(), null, 2).getFirst()));
  }

  private int runs(TestRun run) {
    return engine.read((tx, turn) -> tx.mapRuns().list(run.row(tx).id(), null, 9).size());
  }

  private List<ExecutionRow> children(TestRun run) {
    long id = mapRun(run).id();
    return engine.read((tx, turn) -> tx.executions().children(id, null, 1_000));
  }

  private TestRun child(TestRun run, int index) {
    return engine.run(children(run).get(index).arn().value());
  }

  private void answer(TestRun run, int index, String payload) {
    child(run, index).answerCall("{\"Payload\": " + payload + "}");
    engine.pass(Duration.ZERO);
  }

  private void fail(TestRun run, int index) {
    child(run, index).failCall("E", "c");
    engine.pass(Duration.ZERO);
  }

  private void redrive(TestRun run) {
    engine.redrive(run);
    engine.pass(Duration.ZERO);
  }

  @Test
  void onlyWhatFailedOrWasStoppedGoesOn() {
    TestRun run = run("\"Label\": \"L\",", "STANDARD", "[0, 1, 2]");
    answer(run, 0, "\"a\"");
    fail(run, 1);
    assertEquals("States.ExceedToleratedFailureThreshold", run.ending().error());
    assertEquals(ExecutionStatus.ABORTED, children(run).get(2).status());
    String arn = mapRun(run).plan().arn().value();
    engine.restart();
    engine.redrive(run);
    assertEquals(2, mapRun(run).progress().items().pendingRedrive());
    assertEquals(1, mapRun(run).progress().executions().succeeded());
    assertEquals(ExecutionStatus.RUNNING, mapRun(run).status());
    assertNull(mapRun(run).progress().stoppedAt());
    engine.pass(Duration.ZERO);
    assertEquals(0, mapRun(run).progress().executions().pendingRedrive());
    assertEquals(2, mapRun(run).progress().executions().running());
    answer(run, 2, "\"c\"");
    answer(run, 1, "\"b\"");
    assertEquals("[\"a\",\"b\",\"c\"]", run.ending().output());
    assertEquals(1, runs(run));
    assertEquals(
        "ExecutionRedriven MapRunRedriven MapRunSucceeded MapStateSucceeded MapStateExited"
            + " ExecutionSucceeded",
        run.typesFrom(8));
    var redriven = run.history().get(8);
    assertEquals(8, redriven.previousId());
    assertEquals(arn, redriven.details().get("mapRunArn").stringValue());
    assertEquals(1, redriven.details().get("redriveCount").intValue());
    assertEquals(
        "ExecutionStarted PassStateEntered PassStateExited TaskStateEntered TaskScheduled"
            + " TaskStarted TaskFailed ExecutionFailed ExecutionRedriven TaskScheduled TaskStarted"
            + " TaskSucceeded TaskStateExited ExecutionSucceeded",
        child(run, 1).typesFrom(1));
  }

  @Test
  void whatWasNeverBegunBeginsAndEachRedriveIsCounted() {
    TestRun run = run("\"MaxConcurrency\": 1,", "STANDARD", "[1, 2]");
    fail(run, 0);
    assertEquals(1, children(run).size());
    redrive(run);
    fail(run, 0);
    assertEquals(ExecutionStatus.FAILED, run.status());
    engine.restart();
    redrive(run);
    answer(run, 0, "1");
    answer(run, 1, "2");
    assertEquals("[1,2]", run.ending().output());
    assertEquals(2, mapRun(run).progress().again().count());
    assertEquals(2, run.history().get(13).details().get("redriveCount").intValue());
  }

  @Test
  void expressExecutionsBeginAgain() {
    TestRun run = run("", "EXPRESS", "[1]");
    fail(run, 0);
    engine.restart();
    redrive(run);
    assertEquals(
        "ExecutionRedriven PassStateEntered PassStateExited TaskStateEntered",
        child(run, 0).typesFrom(9).replaceAll(" TaskScheduled.*", ""));
    answer(run, 0, "1");
    assertEquals("[1]", run.ending().output());
  }

  @Test
  void stoppedRunGoesOn() {
    TestRun run = run("", "STANDARD", "[1, 2]");
    run.stop("E", "c");
    engine.pass(Duration.ZERO);
    assertEquals(ExecutionStatus.ABORTED, mapRun(run).status());
    redrive(run);
    answer(run, 0, "1");
    answer(run, 1, "2");
    assertEquals("[1,2]", run.ending().output());
  }

  @Test
  void whatEndedTooLongAgoStaysAsItIs() {
    TestRun run = run("\"ToleratedFailureCount\": 1,", "STANDARD", "[1, 2]");
    fail(run, 0);
    engine.pass(Duration.ofDays(15));
    fail(run, 1);
    assertEquals(ExecutionStatus.FAILED, run.status());
    redrive(run);
    assertEquals(1, mapRun(run).progress().executions().failuresNotRedrivable());
    assertEquals(1, mapRun(run).progress().items().failed());
    answer(run, 1, "2");
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
  }

  @Test
  void retriedMapBeginsAnotherRun() {
    TestRun run =
        run(
            "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 1}],",
            "STANDARD",
            "[1]");
    fail(run, 0);
    engine.pass(Duration.ofSeconds(1));
    assertEquals(2, runs(run));
    fail(run, 0);
    redrive(run);
    assertEquals(2, runs(run));
    answer(run, 0, "1");
    assertEquals("[1]", run.ending().output());
  }
}
