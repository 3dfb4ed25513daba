package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  private static final String CALLBACK =
      """
      {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 60,
        "Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}}}}
      """;

  private static String retrying(String retrier) {
    return """
    {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {"FunctionName": "f", "Payload": {"tries.$": "$$.State.RetryCount"}},
      "Retry": [{"ErrorEquals": ["States.ALL"], %s}]}}}
    """
        .formatted(retrier);
  }

  private final TestEngine engine = new TestEngine();

  @Test
  void owedCallCarriesTheTokenThatAnswersIt() {
    TestRun run = engine.start(CALLBACK, "{}");
    String token = run.call().parameters().at("/Payload/token").stringValue();
    assertEquals(run.token(), token);
    run.answerCall("{}");
    run.succeed(token, "[1, 2]");
    assertEquals("[1, 2]", String.valueOf(run.ending().output()));
    assertEquals("[1, 2]", run.history().get(5).details().get("output").stringValue());
  }

  @Test
  void callOfAnApiMayCarryATokenToo() {
    TestRun run =
        engine.start(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::apigateway:invoke.waitForTaskToken",
              "Parameters": {"ApiEndpoint": "a", "Method": "POST",
                "RequestBody": {"token.$": "$$.Task.Token"}}}}}
            """,
            "{}");
    String token = run.call().parameters().at("/RequestBody/token").stringValue();
    run.answerCall("{}");
    run.succeed(token, "3");
    assertEquals("3", run.ending().output());
  }

  @Test
  void roleOfAnotherAccountIsShownAndCalledWith() {
    TestRun run =
        engine.start(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"},
              "Credentials": {"RoleArn.$": "$.role"}}}}
            """,
            "{\"role\": \"arn:aws:iam::111111111111:role/there\"}");
    assertEquals(
        "arn:aws:iam::111111111111:role/there",
        run.history().get(2).details().at("/taskCredentials/roleArn").stringValue());
    assertEquals("arn:aws:iam::111111111111:role/there", run.call().role());
    TestRun without =
        engine.start(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"},
              "Credentials": {"RoleArn": 7}}}}
            """,
            "{}");
    assertEquals("States.Runtime", without.ending().error());
  }

  @Test
  void parametersThatDoNotFitEndTheExecutionBeforeTheTask() {
    TestRun run =
        engine.start(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::sqs:sendMessage",
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
              "B": {"Type": "Succeed"}}}
            """,
            "{\"QueueUrl\": \"q\", \"Body\": 1}");
    assertEquals(
        List.of("1<0 ExecutionStarted", "2<0 TaskStateEntered", "3<2 ExecutionFailed"),
        run.steps());
    assertEquals("States.Runtime", run.ending().error());
    assertEquals(
        "An error occurred while executing the state 'A' (entered at the event id #2). The"
            + " Parameters '{\"QueueUrl\":\"q\",\"Body\":1}' could not be used to start the Task:"
            + " [The field 'Body' is not supported by Step Functions, The field 'MessageBody' is"
            + " required but was missing]",
        run.ending().cause());
  }

  @Test
  void tokenIsUsedOnce() {
    TestRun run = engine.start(CALLBACK, "{}");
    String token = run.token();
    run.succeed(token, "1");
    assertError("TaskTimedOut", () -> run.succeed(token, "1"));
    assertError("TaskTimedOut", () -> run.fail(token, null, null));
    assertError("TaskTimedOut", () -> run.beat(token));
    run.answerCall("{}");
    assertError("TaskTimedOut", () -> run.succeed(token, "2"));
    assertEquals("1", run.ending().output());
  }

  @Test
  void forgedTokenIsRefused() {
    TestRun run = engine.start(CALLBACK, "{}");
    String token = run.token();
    char other = token.charAt(5) == 'A' ? 'B' : 'A';
    assertError(
        "InvalidToken", () -> run.succeed(token.substring(0, 5) + other + token.substring(6), "1"));
    assertError("InvalidToken", () -> run.beat("no token"));
    assertError("InvalidToken", () -> run.beat(""));
    assertError("InvalidOutput", () -> run.succeed(token, "{"));
    assertEquals(ExecutionStatus.RUNNING, run.status());
  }

  @Test
  void answerAfterTheEndComesTooLate() {
    TestRun run = engine.start(CALLBACK, "{}");
    String token = run.token();
    engine.pass(Duration.ofSeconds(60));
    assertEquals("States.Timeout", run.ending().error());
    assertError("TaskTimedOut", () -> run.succeed(token, "1"));
  }

  @Test
  void nextAttemptHasATokenOfItsOwn() {
    TestRun run =
        engine.start(
            CALLBACK.replace("\"End\"", "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}],\"End\""),
            "{}");
    String first = run.token();
    engine.pass(Duration.ofSeconds(61));
    assertNotEquals(first, run.token());
    assertError("TaskTimedOut", () -> run.succeed(first, "1"));
    run.succeed(run.token(), "2");
    run.answerCall("{}");
    assertEquals("2", run.ending().output());
  }

  @Test
  void lateAndRepeatedResultsOfCallsChangeNothing() {
    TestRun run = engine.start(CALLBACK, "{}");
    TaskRef task = run.task();
    assertTrue(run.answerCall("{}"));
    List<String> before = run.steps();
    assertFalse(run.trigger(new Trigger.CallSucceeded(task, "{}")));
    assertFalse(run.trigger(new Trigger.CallFailed(task, Failure.of("E", null))));
    assertEquals(before, run.steps());
  }

  @Test
  void historyCanBeReadBackwardsWhileAnEarlyAnswerIsKept() {
    TestRun run = engine.start(CALLBACK, "{}");
    run.succeed(run.token(), "1");
    Histories.Page page = engine.read((tx, turn) -> Histories.backward(tx, run.row(tx), 0, 2));
    assertEquals(List.of(4L, 3L), page.events().stream().map(e -> e.event().id()).toList());
    assertEquals(2L, page.next());
  }

  @Test
  void retriesWaitLongerEachTimeUpToTheirBound() {
    String definition =
        retrying(
            "\"IntervalSeconds\": 2, \"BackoffRate\": 3, \"MaxDelaySeconds\": 10, \"MaxAttempts\": 4");
    assertEquals(List.of(2_000L, 6_000L, 10_000L, 10_000L), pauses(definition, 4));
  }

  @Test
  void fullJitterWaitsAnyPartOfTheTime() {
    String definition =
        retrying(
            "\"IntervalSeconds\": 8, \"BackoffRate\": 1, \"JitterStrategy\": \"FULL\", \"MaxAttempts\": 50");
    List<Long> pauses = pauses(definition, 50);
    assertTrue(pauses.stream().allMatch(pause -> pause >= 0 && pause <= 8_000), pauses::toString);
    assertTrue(pauses.stream().distinct().count() > 40, pauses::toString);
  }

  private List<Long> pauses(String definition, int attempts) {
    TestRun run = engine.start(definition, "{}");
    List<Long> pauses = new java.util.ArrayList<>();
    for (int i = 0; i < attempts; i++) {
      assertEquals(i, run.call().parameters().at("/Payload/tries").intValue());
      run.failCall("E", null);
      pauses.add(untilNextTimer());
    }
    run.failCall("E", null);
    assertEquals(ExecutionStatus.FAILED, run.status());
    return pauses;
  }

  private long untilNextTimer() {
    Duration pause = Duration.between(engine.clock().instant(), engine.nextTimer());
    engine.pass(pause);
    return pause.toMillis();
  }

  private static void assertError(String code, org.junit.jupiter.api.function.Executable call) {
    assertEquals(code, assertThrows(AwsException.class, call).code());
  }
}
