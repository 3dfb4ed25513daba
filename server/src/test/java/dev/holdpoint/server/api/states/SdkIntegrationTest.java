package dev.holdpoint.server.api.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;

/** Our own services' actions, called by workflows as any AWS SDK call. */
class SdkIntegrationTest {
  private static final String QUEUE = "http://127.0.0.1/000000000000/q";

  private final StatesFixture fixture = new StatesFixture();
  private int machines;

  @AfterEach
  void close() {
    fixture.close();
  }

  private DescribeExecutionResponse run(String resource, String parameters, String input) {
    String machine =
        fixture.machine(
            "m" + machines++,
            """
            {"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::%s", "Parameters": %s}}}
            """
                .formatted(resource, parameters));
    String execution = fixture.start(machine, input);
    return fixture.sfn.describeExecution(e -> e.executionArn(execution));
  }

  private void makeQueue() {
    fixture.store.write(
        tx -> fixture.queues.create(tx, fixture.turns.now(), "q", Map.of(), new HashMap<>()));
  }

  @Test
  void messageIsSentAndReceivedWithinTheCommits() {
    makeQueue();
    DescribeExecutionResponse sent =
        run(
            "aws-sdk:sqs:sendMessage",
            "{\"QueueUrl\": \"" + QUEUE + "\", \"MessageBody\": {\"a\": 1}}",
            "{}");
    assertEquals(ExecutionStatus.SUCCEEDED, sent.status());
    assertTrue(Json.parse(sent.output()).has("Md5OfMessageBody"));
    DescribeExecutionResponse received =
        run("aws-sdk:sqs:receiveMessage", "{\"QueueUrl\": \"" + QUEUE + "\"}", "{}");
    JsonNode message = Json.parse(received.output()).at("/Messages/0");
    assertEquals("{\"a\":1}", message.get("Body").stringValue());
    assertTrue(message.has("ReceiptHandle"));
    assertEquals(
        "{}",
        run("aws-sdk:sqs:receiveMessage", "{\"QueueUrl\": \"" + QUEUE + "\"}", "{}").output());
  }

  @Test
  void answersAreThoseOfTheSdksSecondVersion() {
    DescribeExecutionResponse described =
        run(
            "aws-sdk:sfn:describeExecution",
            "{\"ExecutionArn.$\": \"$$.Execution.Id\"}",
            "{\"a\": 1}");
    JsonNode json = Json.parse(described.output());
    assertEquals("RUNNING", json.get("Status").stringValue());
    assertEquals("{\"a\": 1}", json.get("Input").stringValue());
    assertEquals("2026-11-23T10:00:00Z", json.get("StartDate").stringValue());
  }

  @Test
  void refusalIsTheSdksException() {
    DescribeExecutionResponse failed =
        run(
            "aws-sdk:sfn:sendTaskSuccess",
            "{\"TaskToken\": \"nonsense\", \"Output\": \"1\"}",
            "{}");
    assertEquals("Sfn.InvalidTokenException", failed.error());
    assertTrue(
        failed
            .cause()
            .matches(
                "Invalid Token: 'Invalid token' \\(Service: Sfn, Status Code: 400, Request ID:"
                    + " [0-9a-f-]{36}\\) \\(SDK Attempt Count: 1\\)"),
        failed.cause());
    DescribeExecutionResponse missing =
        run("aws-sdk:sqs:purgeQueue", "{\"QueueUrl\": \"" + QUEUE + "\"}", "{}");
    assertEquals("Sqs.QueueDoesNotExistException", missing.error());
    DescribeExecutionResponse unmodelled =
        run(
            "aws-sdk:sqs:sendMessage",
            "{\"QueueUrl\": \"" + QUEUE + "\", \"MessageBody\": null}",
            "{}");
    assertEquals("Sqs.SqsException", unmodelled.error());
  }

  @Test
  void optimizedIntegrationSpeaksTheFirstVersion() {
    makeQueue();
    JsonNode sent =
        Json.parse(
            run("sqs:sendMessage", "{\"QueueUrl\": \"" + QUEUE + "\", \"MessageBody\": 12}", "{}")
                .output());
    assertTrue(sent.has("MD5OfMessageBody"));
    assertEquals(200, sent.at("/SdkHttpMetadata/HttpStatusCode").intValue());
    DescribeExecutionResponse nowhere =
        run(
            "sqs:sendMessage",
            "{\"QueueUrl\": \"http://no-such-queue\", \"MessageBody\": \"b\"}",
            "{}");
    assertEquals("SQS.SdkClientException", nowhere.error());
    assertEquals(
        "Unable to execute HTTP request: no-such-queue: Name or service not known",
        nowhere.cause());
  }

  @Test
  void parentIsToldOfItsChild() {
    String child =
        fixture.machine(
            "child", "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
    String machine =
        fixture.machine(
            "parent",
            """
            {"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::states:startExecution.sync:2",
              "Parameters": {"StateMachineArn": "%s", "Input": {"b": 2}, "Name": "n"}}}}
            """
                .formatted(child));
    String execution = fixture.start(machine, "{}");
    fixture.at(fixture.now);
    JsonNode output =
        Json.parse(fixture.sfn.describeExecution(e -> e.executionArn(execution)).output());
    assertEquals(2, output.at("/Output/b").intValue());
    assertEquals("n", output.get("Name").stringValue());
    assertEquals("SUCCEEDED", output.get("Status").stringValue());
    assertEquals(fixture.now.toEpochMilli(), output.get("StartDate").longValue());
    DescribeExecutionResponse again =
        run(
            "states:startExecution",
            "{\"StateMachineArn\": \"" + child + "\", \"Name\": \"n\"}",
            "{}");
    assertEquals("StepFunctions.ExecutionAlreadyExistsException", again.error());
  }
}
