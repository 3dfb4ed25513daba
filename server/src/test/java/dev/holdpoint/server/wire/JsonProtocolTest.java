package dev.holdpoint.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;

class JsonProtocolTest {
  private final BlockingQueue<SdkPojo> seen = new LinkedBlockingQueue<>();
  private final Served served = new Served(states(), queues());

  @AfterEach
  void stop() {
    served.close();
  }

  private AwsService states() {
    return AwsService.named("states")
        .json("AWSStepFunctions", "1.0")
        .action("CreateStateMachine", CreateStateMachineRequest::builder, this::create)
        .action("DescribeExecution", DescribeExecutionRequest::builder, this::describe)
        .action("GetExecutionHistory", GetExecutionHistoryRequest::builder, this::history);
  }

  private AwsService queues() {
    return AwsService.named("sqs")
        .json("AmazonSQS", "1.0")
        .action("SendMessage", SendMessageRequest::builder, this::send)
        .action("TagQueue", TagQueueRequest::builder, this::broken)
        .action("SetQueueAttributes", SetQueueAttributesRequest::builder, this::missing);
  }

  private CreateStateMachineResponse create(CreateStateMachineRequest request, Call call) {
    seen.add(request);
    return CreateStateMachineResponse.builder()
        .stateMachineArn("arn:m")
        .creationDate(Instant.ofEpochMilli(1_700_000_000_123L))
        .build();
  }

  private DescribeExecutionResponse describe(DescribeExecutionRequest request, Call call) {
    if (request.executionArn().equals("arn:none")) {
      throw AwsException.of("ExecutionDoesNotExist", "Execution Does Not Exist: 'arn:none'");
    }
    return DescribeExecutionResponse.builder()
        .executionArn(request.executionArn())
        .status(ExecutionStatus.RUNNING)
        .input("{\"a\":\"ü\\n\"}")
        .build();
  }

  private GetExecutionHistoryResponse history(GetExecutionHistoryRequest request, Call call) {
    return GetExecutionHistoryResponse.builder()
        .events(
            HistoryEvent.builder()
                .id(1L)
                .timestamp(Instant.ofEpochMilli(5))
                .type(HistoryEventType.EXECUTION_STARTED)
                .executionStartedEventDetails(d -> d.input("{}").roleArn("r"))
                .build())
        .build();
  }

  private SendMessageResponse send(SendMessageRequest request, Call call) {
    seen.add(request);
    return SendMessageResponse.builder().messageId(call.baseUrl().toString()).build();
  }

  private SetQueueAttributesResponse missing(SetQueueAttributesRequest request, Call call) {
    throw AwsException.withQueryCode(
        "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "No such queue");
  }

  private TagQueueResponse broken(TagQueueRequest request, Call call) {
    throw new IllegalStateException("Expected sound code, but this is broken");
  }

  @Test
  void structuresListsAndBooleansGoBothWays() {
    CreateStateMachineRequest request =
        CreateStateMachineRequest.builder()
            .name("orders")
            .definition("{\"StartAt\":\"A\"}")
            .roleArn("arn:role")
            .publish(true)
            .tags(Tag.builder().key("team").value("").build())
            .loggingConfiguration(l -> l.level(LogLevel.ALL).includeExecutionData(false))
            .build();
    try (SfnClient client = served.client(SfnClient.builder())) {
      CreateStateMachineResponse response = client.createStateMachine(request);
      assertEquals(Instant.ofEpochMilli(1_700_000_000_123L), response.creationDate());
      assertEquals("arn:m", response.stateMachineArn());
    }
    assertEquals(request.toString(), seen.remove().toString());
  }

  @Test
  void nestedDetailsOfAListArriveWhole() {
    try (SfnClient client = served.client(SfnClient.builder())) {
      HistoryEvent event = client.getExecutionHistory(r -> r.executionArn("arn:e")).events().get(0);
      assertEquals(1L, event.id());
      assertEquals(Instant.ofEpochMilli(5), event.timestamp());
      assertEquals("{}", event.executionStartedEventDetails().input());
    }
  }

  @Test
  void mapsAndBlobsGoBothWays() {
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "bytes",
            MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromByteArray(new byte[] {1, -1, 0}))
                .build());
    try (SqsClient client = served.client(SqsClient.builder().checksumValidationEnabled(false))) {
      SendMessageResponse response =
          client.sendMessage(
              r -> r.queueUrl("q").messageBody("é").delaySeconds(3).messageAttributes(attributes));
      assertEquals(served.endpoint().toString(), response.messageId());
    }
    SendMessageRequest request = (SendMessageRequest) seen.remove();
    assertEquals(attributes, request.messageAttributes());
    assertEquals(3, request.delaySeconds());
  }

  @Test
  void theCallersMistakeIsTheSdksOwnException() {
    try (SfnClient client = served.client(SfnClient.builder())) {
      ExecutionDoesNotExistException error =
          assertThrows(
              ExecutionDoesNotExistException.class,
              () -> client.describeExecution(r -> r.executionArn("arn:none")));
      assertEquals("Execution Does Not Exist: 'arn:none'", error.awsErrorDetails().errorMessage());
      assertEquals(400, error.statusCode());
    }
  }

  @Test
  void anErrorWithAnOlderCodeCarriesBoth() {
    try (SqsClient client = served.client(SqsClient.builder())) {
      QueueDoesNotExistException error =
          assertThrows(
              QueueDoesNotExistException.class,
              () -> client.setQueueAttributes(r -> r.queueUrl("q").attributes(Map.of())));
      assertEquals("AWS.SimpleQueueService.NonExistentQueue", error.awsErrorDetails().errorCode());
    }
  }

  @Test
  void anUnknownActionIsNamed() {
    try (SfnClient client = served.client(SfnClient.builder())) {
      SfnException error =
          assertThrows(SfnException.class, () -> client.listActivities(r -> r.maxResults(1)));
      assertEquals("UnknownOperationException", error.awsErrorDetails().errorCode());
      assertTrue(error.getMessage().contains("AWSStepFunctions.ListActivities"));
    }
  }

  @Test
  void anUnknownServiceIsNamed() {
    var response = served.json("DynamoDB_20120810.ListTables", "{}");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("DynamoDB_20120810.ListTables"), response.body());
    assertEquals(
        List.of("UnknownOperationException"), response.headers().allValues("x-amzn-errortype"));
  }

  @Test
  void wrongTypesAndBrokenJsonAreSerializationErrors() {
    for (String body : List.of("{\"executionArn\":5}", "[]", "{", "\"x\"")) {
      var response = served.json("AWSStepFunctions.DescribeExecution", body);
      assertEquals(400, response.statusCode(), body);
      assertTrue(response.body().contains("SerializationException"), response.body());
    }
  }

  @Test
  void whatIsUnsetIsAbsent() {
    var response = served.json("AWSStepFunctions.DescribeExecution", "{\"executionArn\":\"e\"}");
    assertEquals(
        "{\"executionArn\":\"e\",\"status\":\"RUNNING\",\"input\":\"{\\\"a\\\":\\\"ü\\\\n\\\"}\"}",
        response.body());
    assertEquals(1, response.headers().allValues("x-amzn-requestid").size());
  }

  @Test
  void ourOwnBugIsAnInternalFailureThatTellsNothing() {
    var response = served.json("AmazonSQS.TagQueue", "{}");
    assertEquals(500, response.statusCode());
    assertTrue(response.body().contains("InternalFailure"), response.body());
    assertTrue(!response.body().contains("broken"), response.body());
  }
}
