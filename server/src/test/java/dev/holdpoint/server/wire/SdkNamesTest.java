package dev.holdpoint.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import tools.jackson.databind.node.ObjectNode;

class SdkNamesTest {
  static List<SdkPojo> shapes() {
    return List.of(
        CreateStateMachineRequest.builder().build(),
        DescribeExecutionResponse.builder().build(),
        SendMessageRequest.builder().build(),
        SendMessageResponse.builder().build(),
        Message.builder().build(),
        PublishRequest.builder().build(),
        PutTargetsRequest.builder().build(),
        PutEventsRequestEntry.builder().build(),
        InvokeRequest.builder().build(),
        FunctionConfiguration.builder().build());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void namesOfVersion2AreThoseOfTheSdksMethods(SdkPojo shape) {
    Set<String> methods =
        Arrays.stream(shape.getClass().getMethods())
            .map(method ->
                method.getName().toLowerCase(Locale.ROOT).equals("class") ? "" : method.getName())
            .collect(Collectors.toSet());
    SdkNames.fields(shape, SdkStyle.V2)
        .keySet()
        .forEach(name -> {
          String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
          assertEquals(true, methods.contains(method), method);
        });
  }

  @Test
  void acronymsAreWordsInVersion2Alone() {
    assertEquals("Md5OfBody", SdkNames.of("MD5OfBody", SdkStyle.V2));
    assertEquals("MD5OfBody", SdkNames.of("MD5OfBody", SdkStyle.V1));
    assertEquals("TaskToken", SdkNames.of("taskToken", SdkStyle.V2));
    assertEquals("NULL", SdkNames.of("NUL", SdkStyle.V1));
    assertEquals("Nul", SdkNames.of("NUL", SdkStyle.V2));
    assertEquals("DbInstanceIdentifier", SdkNames.of("DBInstanceIdentifier", SdkStyle.V2));
    assertEquals("SsekmsKeyId", SdkNames.of("SSEKMSKeyId", SdkStyle.V2));
  }

  @Test
  void jsonStandsForTextAndTextForNumbers() {
    SendMessageRequest.Builder builder = SendMessageRequest.builder();
    SdkReader.read(
        Json.parse(
            """
            {"QueueUrl": "q", "MessageBody": {"a": [1]}, "DelaySeconds": "5",
             "MessageAttributes": {"k": {"DataType": "Binary", "BinaryValue": "text"}}}
            """),
        SdkStyle.V2,
        builder);
    SendMessageRequest request = builder.build();
    assertEquals("{\"a\":[1]}", request.messageBody());
    assertEquals(5, request.delaySeconds());
    assertEquals("text", request.messageAttributes().get("k").binaryValue().asUtf8String());
  }

  @Test
  void namesEveryParameterThatDoesNotFit() {
    BadParameters bad =
        assertThrows(
            BadParameters.class,
            () ->
                SdkReader.read(
                    Json.parse(
                        """
                        {"QueueUrl": null, "Body": 1, "DelaySeconds": [],
                         "MessageAttributes": {"k": {"Kind": 1}}}
                        """),
                    SdkStyle.V2,
                    SendMessageRequest.builder()));
    assertEquals(
        List.of(
            "The field 'Body' is not supported by Step Functions",
            "The value for the field 'DelaySeconds' must be a valid INTEGER",
            "The field 'MessageAttributes.k.Kind' is not supported by Step Functions"),
        bad.problems());
  }

  @Test
  void whatNobodySetIsLeftOut() {
    ObjectNode json =
        SdkWriter.write(Message.builder().body("b").md5OfBody("m").build(), SdkStyle.V2);
    assertEquals("{\"Md5OfBody\":\"m\",\"Body\":\"b\"}", json.toString());
  }
}
