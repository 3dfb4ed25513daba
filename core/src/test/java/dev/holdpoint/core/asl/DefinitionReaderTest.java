package dev.holdpoint.core.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class DefinitionReaderTest {
  private static final String TASK =
      "{\"StartAt\":\"T\",\"TimeoutSeconds\":60,\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"%s\","
          + "\"InputPath\":null,\"ResultPath\":null,\"OutputPath\":\"$.o\","
          + "\"TimeoutSecondsPath\":\"$.t\",\"HeartbeatSeconds\":5,"
          + "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"MaxDelaySeconds\":9,"
          + "\"JitterStrategy\":\"FULL\"}],"
          + "\"Catch\":[{\"ErrorEquals\":[\"a\",\"b\"],\"ResultPath\":\"$.e\",\"Next\":\"F\"}],"
          + "\"End\":true},\"F\":{\"Type\":\"Fail\",\"Error\":\"e\",\"CausePath\":\"$$.State.Name\"}}}";

  private static State.Task task(String resource) {
    Definition definition = DefinitionReader.read(TASK.formatted(resource));
    return assertInstanceOf(State.Task.class, definition.state("T"));
  }

  @TestFactory
  List<DynamicTest> refusesWhatAwsRefuses() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in = DefinitionReaderTest.class.getResourceAsStream("/asl/refused.json")) {
      for (JsonNode each : Json.parse(in.readAllBytes())) {
        tests.add(DynamicTest.dynamicTest(each.get("name").stringValue(), () -> refuses(each)));
      }
    }
    return tests;
  }

  private static void refuses(JsonNode each) {
    InvalidDefinition invalid =
        assertThrows(InvalidDefinition.class, () -> DefinitionReader.read(text(each)));
    List<String> says = each.get("says").valueStream().map(JsonNode::stringValue).toList();
    assertEquals(
        String.join("\n", says),
        String.join("\n", invalid.diagnostics().stream().map(Object::toString).toList()));
  }

  private static String text(JsonNode each) {
    if (each.has("text")) {
      return each.get("text").stringValue();
    }
    return each.has("definition")
        ? each.get("definition").toString()
        : Json.object().put("StartAt", "A").set("States", each.get("states")).toString();
  }

  @Test
  void readsEveryFieldOfATask() {
    State.Task task = task("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
    Resource.Integration resource = assertInstanceOf(Resource.Integration.class, task.resource());
    assertEquals("sqs", resource.service());
    assertEquals("sendMessage", resource.action());
    assertEquals(Resource.Pattern.WAIT_FOR_TASK_TOKEN, resource.pattern());
    Dataflow.Paths paths = assertInstanceOf(Dataflow.Paths.class, task.data());
    assertEquals(new Selection.Nothing(), paths.inputPath());
    assertEquals(new ResultPath.Discard(), paths.resultPath());
    assertInstanceOf(Selection.At.class, paths.outputPath());
    assertInstanceOf(Quantity.At.class, task.timeout());
    assertEquals(new Quantity.Literal(5), task.heartbeat());
    assertEquals(List.of(new Retrier(List.of("States.ALL"), 1, 3, 2.0, 9L, true)), task.retriers());
    assertEquals(List.of("a", "b"), task.catchers().getFirst().errorEquals());
    assertEquals(new Next.End(), task.next());
  }

  @Test
  void readsFunctionsAndActivities() {
    assertInstanceOf(
        Resource.Function.class,
        task("arn:aws:lambda:us-east-1:000000000000:function:generate:$LATEST").resource());
    assertInstanceOf(
        Resource.Activity.class,
        task("arn:aws:states:us-east-1:000000000000:activity:a.b").resource());
    for (String known : List.of("lambda:invoke", "sns:publish", "events:putEvents")) {
      assertInstanceOf(Resource.Integration.class, task("arn:aws:states:::" + known).resource());
    }
  }

  @Test
  void readsEveryPatternOfAnIntegration() {
    for (String known :
        List.of(
            "startExecution",
            "startExecution.sync",
            "startExecution.sync:2",
            "startExecution.waitForTaskToken")) {
      Resource resource = task("arn:aws:states:::states:" + known).resource();
      assertEquals(
          known, assertInstanceOf(Resource.Integration.class, resource).actionWithPattern());
    }
    Resource sdk = task("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess").resource();
    assertEquals("aws-sdk:sfn", assertInstanceOf(Resource.Integration.class, sdk).service());
  }

  @Test
  void readsTheMachine() {
    Definition definition = DefinitionReader.read(TASK.formatted("arn:aws:states:::sns:publish"));
    assertEquals("T", definition.startAt());
    assertEquals(60L, definition.timeoutSeconds());
    State.Fail fail = assertInstanceOf(State.Fail.class, definition.state("F"));
    assertEquals(new FailText.Literal("e"), fail.error());
    assertInstanceOf(FailText.Computed.class, fail.cause());
  }

  @Test
  void refusesANameThatIsGivenTwice() {
    InvalidDefinition invalid =
        assertThrows(
            InvalidDefinition.class,
            () -> DefinitionReader.read("{\"StartAt\":\"A\",\"StartAt\":\"B\",\"States\":{}}"));
    assertEquals("INVALID_JSON_DESCRIPTION", invalid.diagnostics().getFirst().code());
  }

  @Test
  void refusesWhatIsTooDeep() {
    for (String hostile : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000))) {
      InvalidDefinition invalid =
          assertThrows(InvalidDefinition.class, () -> DefinitionReader.read(hostile));
      assertTrue(String.valueOf(invalid.getMessage()).length() < 5_000);
    }
  }

  @Test
  void statesWithinAStateAreWrittenInTheMachinesLanguage() {
    DefinitionReader.read(
        "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"QueryLanguage\":\"JSONata\","
            + "\"End\":true,\"ItemProcessor\":{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\","
            + "\"InputPath\":\"$.a\",\"End\":true}}}}}}");
  }
}
