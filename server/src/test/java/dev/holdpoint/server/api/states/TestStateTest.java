package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.MockResponseValidationMode;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

class TestStateTest {
  private static final String SEND =
      "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage%s\",\"Parameters\":"
          + "{\"QueueUrl.$\":\"$.q\",\"MessageBody.$\":\"$.b\"},\"ResultSelector\":{\"id.$\":"
          + "\"$.MessageId\"},\"ResultPath\":\"$.sent\",\"Retry\":[{\"ErrorEquals\":[\"Busy\"],"
          + "\"IntervalSeconds\":3,\"MaxAttempts\":2}],\"Catch\":[{\"ErrorEquals\":[\"Other\"],"
          + "\"Next\":\"Z\"},{\"ErrorEquals\":[\"States.ALL\"],\"ResultPath\":\"$.e\","
          + "\"Next\":\"Y\"}],\"Next\":\"X\"}";

  private static final String QUEUE = "http://127.0.0.1/000000000000/q";

  private static final String INPUT = "{\"q\":\"u\",\"b\":\"hello\"}";

  private final StatesFixture fixture = new StatesFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private TestStateResponse test(String definition, Consumer<TestStateRequest.Builder> more) {
    return fixture.sfn.testState(request -> {
      request.definition(definition).input(INPUT).inspectionLevel(InspectionLevel.DEBUG);
      more.accept(request);
    });
  }

  private String refusal(String definition, Consumer<TestStateRequest.Builder> more) {
    SfnException refused = assertThrows(SfnException.class, () -> test(definition, more));
    return refused.awsErrorDetails().errorCode() + ": " + refused.awsErrorDetails().errorMessage();
  }

  private static Consumer<TestStateRequest.Builder> result(String json) {
    return request -> request.mock(m -> m.result(json));
  }

  private static Consumer<TestStateRequest.Builder> error(String name) {
    return request -> request.mock(m -> m.errorOutput(e -> e.error(name).cause("because")));
  }

  @Test
  void showsHowDataFlowsThroughATask() {
    TestStateResponse answer = test(SEND.formatted(""), result("{\"MessageId\":\"7\"}"));
    assertEquals(TestExecutionStatus.SUCCEEDED, answer.status());
    assertEquals("X", answer.nextState());
    assertEquals("{\"q\":\"u\",\"b\":\"hello\",\"sent\":{\"id\":\"7\"}}", answer.output());
    InspectionData seen = answer.inspectionData();
    assertEquals(INPUT, seen.input());
    assertEquals(INPUT, seen.afterInputPath());
    assertEquals("{\"QueueUrl\":\"u\",\"MessageBody\":\"hello\"}", seen.afterParameters());
    assertEquals("{\"MessageId\":\"7\"}", seen.result());
    assertEquals("{\"id\":\"7\"}", seen.afterResultSelector());
    assertEquals(answer.output(), seen.afterResultPath());
  }

  @Test
  void showsLittleUnlessMoreIsAskedFor() {
    assertNull(
        test("{\"Type\":\"Succeed\"}", r -> r.inspectionLevel(InspectionLevel.INFO))
            .inspectionData());
  }

  @Test
  void reallyCallsWhereNothingIsMocked() {
    fixture.store.write(
        tx -> fixture.queues.create(tx, fixture.turns.now(), "q", Map.of(), Map.of()));
    TestStateResponse answer =
        test(
            SEND.formatted(""),
            r -> r.roleArn(StatesFixture.ROLE).input(INPUT.replace("\"u\"", "\"" + QUEUE + "\"")));
    assertEquals(TestExecutionStatus.SUCCEEDED, answer.status(), answer.toString());
    assertNotNull(Json.parse(answer.output()).at("/sent/id").stringValue());
    assertEquals(
        1,
        fixture.store.<Integer>write(tx ->
            tx.messages()
                .receive(
                    "arn:aws:sqs:us-east-1:000000000000:q",
                    fixture.now,
                    fixture.now.plusSeconds(9),
                    10)
                .size()));
  }

  @Test
  void aFailedCallIsCaught() {
    TestStateResponse answer =
        test(SEND.formatted(""), r -> r.roleArn(StatesFixture.ROLE).input(INPUT));
    assertEquals(TestExecutionStatus.CAUGHT_ERROR, answer.status());
    assertEquals("Y", answer.nextState());
  }

  @Test
  void retriesAndCatchersAnswerAMockedError() {
    TestStateResponse again = test(SEND.formatted(""), error("Busy"));
    assertEquals(TestExecutionStatus.RETRIABLE, again.status());
    assertEquals("Busy", again.error());
    assertNull(again.output());
    assertEquals(0, again.inspectionData().errorDetails().retryIndex());
    assertEquals(3, again.inspectionData().errorDetails().retryBackoffIntervalSeconds());
    TestStateResponse second =
        test(
            SEND.formatted(""),
            error("Busy").andThen(r -> r.stateConfiguration(c -> c.retrierRetryCount(1))));
    assertEquals(6, second.inspectionData().errorDetails().retryBackoffIntervalSeconds());
    TestStateResponse over =
        test(
            SEND.formatted(""),
            error("Busy").andThen(r -> r.stateConfiguration(c -> c.retrierRetryCount(2))));
    assertEquals(TestExecutionStatus.CAUGHT_ERROR, over.status());
    assertEquals(1, over.inspectionData().errorDetails().catchIndex());
    assertEquals("because", Json.parse(over.output()).at("/e/Cause").stringValue());
    TestStateResponse failed = test("{\"Type\":\"Fail\",\"Error\":\"E\"}", _ -> {});
    assertEquals(TestExecutionStatus.FAILED, failed.status());
    assertEquals("E", failed.error());
  }

  @Test
  void waitsForNobody() {
    assertEquals(
        TestExecutionStatus.SUCCEEDED,
        test(SEND.formatted(".waitForTaskToken"), result("{\"MessageId\":5}")).status());
    assertTrue(
        refusal(SEND.formatted(".waitForTaskToken"), r -> r.roleArn(StatesFixture.ROLE))
            .startsWith("InvalidDefinition: TestState API does not support"));
    assertEquals(
        "N", test("{\"Type\":\"Wait\",\"Seconds\":86400,\"Next\":\"N\"}", _ -> {}).nextState());
    String activity = "arn:aws:states:us-east-1:000000000000:activity:a";
    assertEquals(
        "5",
        test("{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",\"End\":true}", result("5"))
            .output());
  }

  @Test
  void keepsNothing() {
    test(SEND.formatted(""), result("{}").andThen(TestStateTest::present));
    assertTrue(fixture.sfn.listStateMachines().stateMachines().isEmpty());
  }

  private static void present(TestStateRequest.Builder request) {
    request.mock(
        MockInput.builder()
            .result("{\"MessageId\":\"1\"}")
            .fieldValidationMode(MockResponseValidationMode.PRESENT)
            .build());
  }

  @Test
  void parallelAndMapTakeAList() {
    String parallel =
        "{\"Type\":\"Parallel\",\"Branches\":[{\"StartAt\":\"A\",\"States\":{\"A\":"
            + "{\"Type\":\"Succeed\"}}}],\"ResultPath\":\"$.r\",\"End\":true}";
    assertEquals("{\"q\":\"u\",\"b\":\"hello\",\"r\":[1]}", test(parallel, result("[1]")).output());
    assertEquals(
        "ValidationException: Mocked result must be an array.", refusal(parallel, result("{}")));
    String map =
        "{\"Type\":\"Map\",\"ItemsPath\":\"$.l\",\"MaxConcurrency\":2,\"ItemSelector\":{\"v.$\":"
            + "\"$$.Map.Item.Value\"},\"ItemProcessor\":{\"StartAt\":\"A\",\"States\":{\"A\":"
            + "{\"Type\":\"Succeed\"}}},\"End\":true}";
    TestStateResponse answer = test(map, result("[ 1 ]").andThen(r -> r.input("{\"l\":[3,4]}")));
    assertEquals("[ 1 ]", answer.output());
    assertEquals("[3,4]", answer.inspectionData().afterItemsPath());
    assertEquals("[{\"v\":3},{\"v\":4}]", answer.inspectionData().afterItemSelector());
    assertEquals(2, answer.inspectionData().maxConcurrency());
    assertTrue(
        refusal(
                map,
                result("[]")
                    .andThen(r -> r.input("{\"l\":[3,4]}"))
                    .andThen(r -> r.stateConfiguration(c -> c.mapIterationFailureCount(3))))
            .contains("less than or equal to the number of Map iterations"));
    assertEquals(
        TestExecutionStatus.FAILED,
        test(map, error("Bad").andThen(r -> r.input("{\"l\":[]}"))).status());
  }

  @Test
  void mockedResultsMustBeWhatTheActionCouldAnswer() {
    String task = "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::%s\",\"End\":true}";
    Map.of(
            "sqs:sendMessage {\"MessageId\":5}", "'MessageId' must be a string",
            "aws-sdk:dynamodb:query {\"Count\":\"5\"}", "'Count' must be a number",
            "aws-sdk:dynamodb:query {\"Items\":[5]}", "'Items' must be an object",
            "aws-sdk:sqs:getQueueAttributes {\"Attributes\":[]}", "'Attributes' must be an object",
            "aws-sdk:s3:getObject {\"DeleteMarker\":\"y\"}", "'DeleteMarker' must be a boolean",
            "aws-sdk:sfn:describeExecution {}", "'ExecutionArn' is required",
            "aws-sdk:ecs:listClusters {\"ClusterArns\":[5]}", "'ClusterArns' must be a string",
            "aws-sdk:kms:encrypt {\"KeyId\":\"\"}", "'KeyId' is smaller than the minimum length",
            "states:startExecution.sync {\"Status\":\"ODD\",\"ExecutionArn\":\"a\"}",
                "'StateMachineArn' is required")
        .forEach((call, why) -> {
          String[] parts = call.split(" ", 2);
          assertEquals(
              "ValidationException: Mock result schema validation error: Field " + why,
              refusal(task.formatted(parts[0]), result(parts[1])));
        });
    test(task.formatted("lambda:invoke"), result("{\"Payload\":{\"any\":1},\"New\":2}"));
    test(task.formatted("aws-sdk:sfn:describeExecution"), TestStateTest::present);
  }

  @Test
  void testsAStateOfAMachine() {
    String machine =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Assign\":{\"x.$\":\"$.b\"},"
            + "\"Next\":\"B\"},\"B\":{\"Type\":\"Succeed\"}}}";
    TestStateResponse answer = test(machine, r -> r.stateName("A").variables("{\"y\":1,\"x\":0}"));
    assertEquals("B", answer.nextState());
    assertEquals(
        Json.parse("{\"y\":1,\"x\":\"hello\"}"), Json.parse(answer.inspectionData().variables()));
    assertTrue(refusal(machine, r -> r.stateName("Z")).startsWith("ValidationException: "));
  }

  @Test
  void theContextIsTheCallersWhereOneIsGiven() {
    String task =
        "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\","
            + "\"Parameters\":{\"QueueUrl\":\"u\",\"MessageBody.$\":\"$$.Task.Token\"},\"End\":true}";
    assertEquals(
        "{\"QueueUrl\":\"u\",\"MessageBody\":\"mine\"}",
        test(task, result("{}").andThen(r -> r.context("{\"Task\":{\"Token\":\"mine\"}}")))
            .inspectionData()
            .afterParameters());
    String state = "{\"Type\":\"Pass\",\"Parameters\":{\"n.$\":\"$$.State.Name\"},\"End\":true}";
    assertEquals("{\"n\":\"StateName\"}", test(state, _ -> {}).output());
    assertEquals(
        "ValidationException: Invalid Context object provided: State.RetryCount must be a number",
        refusal(task, result("{}").andThen(r -> r.context("{\"State\":{\"RetryCount\":\"1\"}}"))));
  }

  @Test
  void moreFailuresThanADistributedMapToleratesFailIt() {
    String map =
        "{\"Type\":\"Map\",\"ToleratedFailureCount\":1,\"End\":true,\"ItemsPath\":\"$.l\","
            + "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":"
            + "\"STANDARD\"},\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Pass\",\"End\":true}}}}";
    Consumer<TestStateRequest.Builder> mocked =
        result("[1,2]").andThen(r -> r.input("{\"l\":[1,2]}"));
    TestStateResponse failed =
        test(map, mocked.andThen(r -> r.stateConfiguration(c -> c.mapIterationFailureCount(2))));
    assertEquals("States.ExceedToleratedFailureThreshold", failed.error());
    TestStateResponse tolerated =
        test(map, mocked.andThen(r -> r.stateConfiguration(c -> c.mapIterationFailureCount(1))));
    assertEquals("[1,2]", tolerated.output());
  }

  @Test
  void refusesWhatMakesNoSense() {
    String pass = "{\"Type\":\"Pass\",\"End\":true}";
    assertEquals(
        "ValidationException: State type 'Pass' is not supported when a mock is specified",
        refusal(pass, result("{}")));
    assertTrue(refusal(pass, r -> r.input("{")).startsWith("InvalidExecutionInput: "));
    assertTrue(refusal(SEND.formatted(""), _ -> {}).startsWith("ValidationException: RoleArn"));
    assertTrue(refusal(pass, r -> r.roleArn("me")).startsWith("InvalidArn: "));
    assertTrue(refusal("{\"Type\":\"Pass\"}", _ -> {}).startsWith("InvalidDefinition: "));
  }
}
