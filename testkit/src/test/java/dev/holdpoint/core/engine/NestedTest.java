package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Workflows that start, answer and stop each other, or themselves, within one transaction. */
class NestedTest {
  private static final String ASK =
      """
      {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true, "TimeoutSeconds": 600,
        "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}}}}
      """;

  private static final String DONE =
      """
      {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "Result": {"a": 1}, "End": true}}}
      """;

  private static final String FAIL =
      """
      {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E", "Cause": "because"}}}
      """;

  private final TestEngine engine = new TestEngine();

  private static String task(String resource, String parameters) {
    return """
    {"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
      "Resource": "arn:aws:states:::%s", "Parameters": %s}}}
    """
        .formatted(resource, parameters);
  }

  private static String sync(String machine) {
    return task("states:startExecution.sync", "{\"StateMachineArn\": \"" + machine + "\"}");
  }

  /** Its output says nothing of the child's, or each link would double it. */
  private static String link(String machine) {
    return sync(machine).replace("\"End\": true", "\"End\": true, \"ResultPath\": null");
  }

  private TestRun waiting() {
    TestRun run = engine.start(ASK, "{}");
    run.answerCall("{}");
    return run;
  }

  private static String submitted(TestRun run) {
    JsonNode details =
        run.history().stream()
            .filter(event -> event.type() == HistoryEventType.TASK_SUBMITTED)
            .map(HistoryEvent::details)
            .findFirst()
            .orElseThrow();
    return Json.parse(Objects.requireNonNull(details).get("output").stringValue())
        .get("ExecutionArn")
        .stringValue();
  }

  @Test
  void oneAnswersAnotherInItsOwnCommit() {
    TestRun asking = waiting();
    TestRun answering =
        engine.start(
            task(
                "aws-sdk:sfn:sendTaskSuccess",
                "{\"TaskToken.$\": \"$.token\", \"Output\": {\"yes\": true}}"),
            "{\"token\": \"" + asking.token() + "\"}");
    assertEquals(ExecutionStatus.SUCCEEDED, answering.status());
    assertEquals(ExecutionStatus.SUCCEEDED, asking.status());
    assertEquals("{\"yes\":true}", String.valueOf(asking.output()));
  }

  @Test
  void answerThatComesTooLateFailsTheCallAlone() {
    TestRun asking = waiting();
    String token = asking.token();
    asking.succeed(token, "1");
    TestRun late =
        engine.start(
            task(
                "aws-sdk:sfn:sendTaskSuccess", "{\"TaskToken.$\": \"$.token\", \"Output\": \"2\"}"),
            "{\"token\": \"" + token + "\"}");
    assertEquals("Sfn.TaskTimedOut", late.ending().error());
    assertEquals("1", asking.ending().output());
  }

  @Test
  void executionStopsItself() {
    TestRun run =
        engine.start(
            task("aws-sdk:sfn:stopExecution", "{\"ExecutionArn.$\": \"$$.Execution.Id\"}"), "{}");
    assertEquals(ExecutionStatus.ABORTED, run.status());
    assertEquals(
        List.of(
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<0 ExecutionAborted"),
        run.steps());
  }

  @Test
  void refusedCallLeavesNothingBehindEvenInItsOwnExecution() {
    TestRun run =
        engine.start(
            task(
                "aws-sdk:sfn:stopExecution",
                "{\"ExecutionArn.$\": \"$$.Execution.Id\", \"Error\": \"refused\"}"),
            "{}");
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals("Sfn.Refused", run.ending().error());
    assertEquals("6<5 ExecutionFailed", run.steps().getLast());
    TestRun other = waiting();
    engine.start(
        task(
            "aws-sdk:sfn:stopExecution",
            "{\"ExecutionArn\": \"" + other.arn() + "\", \"Error\": \"refused\"}"),
        "{}");
    assertTrue(other.isWaiting());
    other.succeed(other.token(), "1");
    assertEquals("1", other.ending().output());
  }

  @Test
  void whatIsStartedTakesItsFirstStepInATurnOfItsOwn() {
    TestRun parent =
        engine.start(
            task(
                "states:startExecution", "{\"StateMachineArn\": \"" + engine.machine(DONE) + "\"}"),
            "{}");
    String child =
        Json.parse(String.valueOf(parent.ending().output())).get("ExecutionArn").asString();
    assertEquals(ExecutionStatus.SUCCEEDED, parent.status());
    assertEquals(List.of("1<0 ExecutionStarted"), engine.run(child).steps());
    engine.pass(Duration.ZERO);
    assertEquals(ExecutionStatus.SUCCEEDED, engine.run(child).status());
  }

  @Test
  void parentHearsOfItsChildsEndInTheSameCommit() {
    TestRun parent = engine.start(sync(engine.machine(ASK)), "{}");
    TestRun child = engine.run(submitted(parent));
    engine.pass(Duration.ZERO);
    child.answerCall("{}");
    assertEquals(ExecutionStatus.RUNNING, parent.status());
    child.succeed(child.token(), "[1, 2]");
    assertEquals(ExecutionStatus.SUCCEEDED, parent.status());
    assertEquals("[1, 2]", String.valueOf(parent.output().get("Output").stringValue()));
    assertEquals(
        List.of(
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<4 TaskSubmitted",
            "6<5 TaskSucceeded",
            "7<6 TaskStateExited",
            "8<7 ExecutionSucceeded"),
        parent.steps());
  }

  @Test
  void childsFailureIsTheParentsTaskFailure() {
    TestRun parent =
        engine.start(
            task(
                "states:startExecution.sync:2",
                "{\"StateMachineArn\": \"" + engine.machine(FAIL) + "\", \"Input\": {\"b\": 2}}"),
            "{}");
    engine.pass(Duration.ZERO);
    assertEquals("States.TaskFailed", parent.ending().error());
    JsonNode cause = Json.parse(String.valueOf(parent.ending().cause()));
    assertEquals("E", cause.get("Error").stringValue());
    assertEquals("because", cause.get("Cause").stringValue());
    assertEquals("FAILED", cause.get("Status").stringValue());
    assertEquals(2, cause.at("/Input/b").intValue());
    assertNull(cause.get("Output"));
  }

  @Test
  void stoppedParentStopsItsChildren() {
    TestRun parent = engine.start(sync(engine.machine(sync(engine.machine(ASK)))), "{}");
    engine.pass(Duration.ZERO);
    TestRun child = engine.run(submitted(parent));
    TestRun grandchild = engine.run(submitted(child));
    parent.stop(null, null);
    assertEquals(ExecutionStatus.ABORTED, child.status());
    assertEquals(ExecutionStatus.ABORTED, grandchild.status());
  }

  @Test
  void taskThatTimedOutStopsItsChild() {
    String machine = engine.machine(ASK);
    TestRun parent =
        engine.start(
            """
            {"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
              "TimeoutSeconds": 5, "Resource": "arn:aws:states:::states:startExecution.sync",
              "Parameters": {"StateMachineArn": "%s"}}}}
            """
                .formatted(machine),
            "{}");
    engine.pass(Duration.ofSeconds(5));
    assertEquals("States.Timeout", parent.ending().error());
    assertEquals(ExecutionStatus.ABORTED, engine.run(submitted(parent)).status());
  }

  @Test
  void answerWithTheTokenEndsTheTaskAndLetsTheChildRun() {
    TestRun parent = engine.start(sync(engine.machine(ASK)), "{}");
    engine.pass(Duration.ZERO);
    TestRun child = engine.run(submitted(parent));
    parent.succeed(parent.token(), "\"early\"");
    assertEquals("\"early\"", parent.ending().output());
    assertTrue(child.isWaiting());
    child.answerCall("{}");
    child.succeed(child.token(), "1");
    assertEquals("1", child.ending().output());
  }

  @Test
  void twoParentsMayWaitForOneChild() {
    String parameters = "{\"StateMachineArn\": \"" + engine.machine(ASK) + "\", \"Name\": \"one\"}";
    TestRun first = engine.start(task("states:startExecution.sync", parameters), "{}");
    TestRun second = engine.start(task("states:startExecution.sync", parameters), "{}");
    engine.pass(Duration.ZERO);
    TestRun child = engine.run(submitted(second));
    child.answerCall("{}");
    child.succeed(child.token(), "1");
    assertEquals(ExecutionStatus.SUCCEEDED, first.status());
    assertEquals(ExecutionStatus.SUCCEEDED, second.status());
  }

  @Test
  void longChainEndsStepByStepAndSurvivesRestarts() {
    String machine = engine.machine(ASK);
    for (int i = 0; i < 12; i++) {
      machine = engine.machine(link(machine));
    }
    TestRun top = engine.start(link(machine), "{}");
    engine.pass(Duration.ZERO);
    TestRun bottom = top;
    for (int i = 0; i < 13; i++) {
      bottom = engine.run(submitted(bottom));
    }
    bottom.answerCall("{}");
    bottom.succeed(bottom.token(), "1");
    assertFalse(top.status() == ExecutionStatus.SUCCEEDED, "all in one transaction");
    engine.restart();
    engine.pass(Duration.ZERO);
    assertEquals(ExecutionStatus.SUCCEEDED, top.status());
    TestRun other = engine.start(link(machine), "{}");
    engine.pass(Duration.ZERO);
    TestRun last = other;
    for (int i = 0; i < 13; i++) {
      last = engine.run(submitted(last));
    }
    other.stop(null, null);
    engine.restart();
    engine.pass(Duration.ZERO);
    assertEquals(ExecutionStatus.ABORTED, last.status());
  }

  @Test
  void machinesThatStartThemselvesDoNotFillOneTransaction() {
    String again = task("states:startExecution", "{\"StateMachineArn.$\": \"$$.StateMachine.Id\"}");
    engine.start(again, "{}");
    int fired = 0;
    while (engine.fireOneBatch() && fired < 50) {
      fired++;
    }
    assertEquals(50, fired);
  }
}
