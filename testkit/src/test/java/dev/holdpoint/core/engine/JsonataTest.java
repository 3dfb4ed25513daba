package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Workflows in JSONata, and variables in both languages. */
class JsonataTest {
  private final TestEngine engine = new TestEngine();

  private TestRun start(String states, String input) {
    return engine.start(
        "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": " + states + "}", input);
  }

  private static List<JsonNode> details(TestRun run, HistoryEventType type) {
    return run.history().stream()
        .filter(event -> event.type() == type)
        .map(event -> Objects.requireNonNull((JsonNode) event.details()))
        .toList();
  }

  @Test
  void taskGivesArgumentsAndSeesItsResult() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "TimeoutSeconds": "{% $states.input.t %}",
              "Arguments": {"FunctionName": "f", "Payload": {"n": "{% $states.input.n + 1 %}"}},
              "Output": {"sum": "{% $states.result.Payload.x + $states.input.n %}"},
              "Assign": {"x": "{% $states.result.Payload.x %}"}}}
            """,
            "{\"n\":1,\"t\":7}");
    assertEquals(
        Json.parse("{\"FunctionName\":\"f\",\"Payload\":{\"n\":2}}"), run.call().parameters());
    run.answerCall("{\"Payload\":{\"x\":40}}");
    assertEquals(Json.parse("{\"sum\":41}"), run.output());
    assertEquals(
        7,
        details(run, HistoryEventType.TASK_SCHEDULED)
            .getFirst()
            .get("timeoutInSeconds")
            .intValue());
    assertEquals(
        Json.parse("{\"x\":\"40\"}"),
        details(run, HistoryEventType.TASK_STATE_EXITED).getFirst().get("assignedVariables"));
  }

  @Test
  void catcherSeesTheErrorAndNothingElseDoes() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Arguments": {"FunctionName": "f"},
              "Catch": [{"ErrorEquals": ["E"], "Next": "B",
                "Output": "{% $states.errorOutput.Error & $states.input.n %}",
                "Assign": {"why": "{% $states.errorOutput.Cause %}"}}]},
             "B": {"Type": "Succeed", "Output": "{% $states.input & $why %}"}}
            """,
            "{\"n\":1}");
    run.failCall("E", "because");
    assertEquals(Json.parse("\"E1because\""), run.output());
  }

  @Test
  void choiceTakesTheFirstRuleThatHoldsWithItsOutput() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Choice", "Default": "B", "Choices": [
                {"Condition": "{% $states.input.n > 5 %}", "Next": "B"},
                {"Condition": "{% $states.input.n = 5 %}", "Next": "B", "Output": "five",
                 "Assign": {"big": false}}]},
             "B": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $big %}"], "End": true}}
            """,
            "{\"n\":5}");
    assertEquals(Json.parse("[\"five\",false]"), run.output());
  }

  @Test
  void conditionMustBeABoolean() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Choice", "Choices": [{"Condition": "{% 1 %}", "Next": "B"}]},
             "B": {"Type": "Succeed"}}
            """,
            "{}");
    JsonNode told = details(run, HistoryEventType.EVALUATION_FAILED).getFirst();
    assertEquals("Choices[0]/Condition", told.get("location").stringValue());
    assertEquals("A", told.get("state").stringValue());
    assertTrue(
        told.get("cause")
            .stringValue()
            .endsWith(
                "The JSONata expression '1' specified for the field 'Choices[0]/Condition' returned"
                    + " an unexpected result type. Expected 'boolean', but was 'number' for value:"
                    + " 1"));
    assertEquals("States.QueryEvaluationError", run.ending().error());
  }

  @Test
  void failedExpressionIsToldOfAndMayBeCaught() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Arguments": {"FunctionName": "{% $nothing %}"},
              "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "B"}]},
             "B": {"Type": "Succeed", "Output": "{% $states.input.Error %}"}}
            """,
            "{}");
    assertEquals(Json.parse("\"States.QueryEvaluationError\""), run.output());
    assertEquals(
        "Arguments/FunctionName",
        details(run, HistoryEventType.EVALUATION_FAILED).getFirst().get("location").stringValue());
  }

  @Test
  void hostileExpressionFailsItsExecutionAlone() {
    TestRun run =
        start(
            "{\"A\": {\"Type\": \"Pass\", \"End\": true, \"Output\": \"{% ($f := function($n) {"
                + " $f($n) }; $f(1)) %}\"}}",
            "{}");
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals("States.QueryEvaluationError", run.ending().error());
  }

  @Test
  void valueThatCouldNotBeReadAgainFailsItsExecution() {
    for (int levels : new int[] {400, 520, 700, 990, 3_000}) {
      String nested = "$reduce([1.." + levels + "], function($a, $b) { [[$a]] }, 1)";
      TestRun run =
          start(
              "{\"A\": {\"Type\": \"Pass\", \"Next\": \"B\", \"Output\": \"{% %s %}\"},"
                      .replace("%s", nested)
                  + " \"B\": {\"Type\": \"Pass\", \"End\": true}}",
              "{}");
      assertEquals(
          levels < 500 ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED, run.status(), nested);
    }
  }

  @Test
  void waitTakesItsSecondsFromAnExpression() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Wait", "Seconds": "{% $states.input.s * 2 %}", "End": true}}
            """,
            "{\"s\":30}");
    engine.pass(Duration.ofSeconds(59));
    assertEquals(ExecutionStatus.RUNNING, run.status());
    engine.pass(Duration.ofSeconds(1));
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
  }

  @Test
  void mapSeesOuterVariablesAndKeepsItsOwn() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Pass", "Assign": {"k": 10}, "Next": "M"},
             "M": {"Type": "Map", "Items": "{% [1..3] %}", "End": true,
               "MaxConcurrency": "{% 1 %}",
               "ItemSelector": {"v": "{% $states.context.Map.Item.Value * $k %}"},
               "ItemProcessor": {"StartAt": "I", "States": {
                 "I": {"Type": "Pass", "Assign": {"k": "{% $k + $states.input.v %}"}, "Next": "J"},
                 "J": {"Type": "Pass", "Output": "{% $k %}", "End": true}}},
               "Output": {"inner": "{% $states.result %}", "k": "{% $k %}"}}}
            """,
            "{}");
    assertEquals(Json.parse("{\"inner\":[20,30,40],\"k\":10}"), run.output());
  }

  @Test
  void assignSeesTheValuesFromBeforeIt() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": "B"},
             "B": {"Type": "Pass", "Assign": {"x": "{% $y %}", "y": "{% $x %}"}, "Next": "C"},
             "C": {"Type": "Pass", "Output": ["{% $x %}", "{% $y %}"], "End": true}}
            """,
            "{}");
    assertEquals(Json.parse("[2,1]"), run.output());
  }

  @Test
  void oneStateMayNotAssignTooMuch() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Pass", "End": true, "Output": {}, "Assign": {
              "x": "{% $pad('', 200000, 'x') %}", "y": "{% $pad('', 100000, 'y') %}"}}}
            """,
            "{}");
    assertEquals("States.DataLimitExceeded", run.ending().error());
  }

  @Test
  void allVariablesTogetherHaveALimit() {
    TestRun run =
        start(
            """
            {"A": {"Type": "Pass", "Assign": {"i": 0, "all": ""}, "Next": "B"},
             "B": {"Type": "Choice", "Default": "C",
               "Choices": [{"Condition": "{% $i > 60 %}", "Next": "D"}]},
             "C": {"Type": "Pass", "Output": {}, "Next": "B",
               "Assign": {"i": "{% $i + 1 %}"}},
             "D": {"Type": "Succeed", "Output": "{% $i %}"}}
            """,
            "{}");
    assertEquals(Json.parse("61"), run.output());
  }

  @Test
  void listThatWasEvaluatedIsWrittenAnew() {
    TestRun run =
        start(
            "{\"A\": {\"Type\": \"Pass\", \"End\": true, \"Output\": \"{% $states.input %}\"}}",
            "[1, 2.0 ]");
    assertEquals(
        "[1,2.0]",
        details(run, HistoryEventType.PASS_STATE_EXITED).getFirst().get("output").stringValue());
  }

  @Test
  void languagesShareTheirVariables() {
    TestRun run =
        engine.start(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"x.$": "$.n", "y": {"z": [7, 8]}}, "Next": "B"},
              "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Next": "C",
                "Output": {"sum": "{% $x + $y.z[1] %}"}, "Assign": {"w": "{% $x * 2 %}"}},
              "C": {"Type": "Pass", "End": true,
                "Parameters": {"w.$": "$w", "z.$": "$y.z[0]", "sum.$": "$.sum"}}}}
            """,
            "{\"n\":5}");
    assertEquals(Json.parse("{\"w\":10,\"z\":7,\"sum\":13}"), run.output());
  }
}
