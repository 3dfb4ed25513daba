package dev.holdpoint.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.Topic;

class QueryProtocolTest {
  private static final String TRICKY = "a<b>&\"c\" \r\n\té ✓";
  private final BlockingQueue<SdkPojo> seen = new LinkedBlockingQueue<>();
  private final Served served = new Served(topics());

  @AfterEach
  void stop() {
    served.close();
  }

  private AwsService topics() {
    return AwsService.named("sns")
        .query("2010-03-31", "http://sns.amazonaws.com/doc/2010-03-31/")
        .action("CreateTopic", CreateTopicRequest::builder, this::create)
        .action("ListTopics", ListTopicsRequest::builder, this::list)
        .action("Publish", PublishRequest::builder, this::publish)
        .action("GetTopicAttributes", GetTopicAttributesRequest::builder, this::attributes);
  }

  private CreateTopicResponse create(CreateTopicRequest request, Call call) {
    seen.add(request);
    return CreateTopicResponse.builder().topicArn(TRICKY).build();
  }

  private ListTopicsResponse list(ListTopicsRequest request, Call call) {
    return ListTopicsResponse.builder()
        .topics(Topic.builder().topicArn("1").build(), Topic.builder().topicArn("2").build())
        .build();
  }

  private PublishResponse publish(PublishRequest request, Call call) {
    seen.add(request);
    return PublishResponse.builder().messageId("m").build();
  }

  private GetTopicAttributesResponse attributes(GetTopicAttributesRequest request, Call call) {
    if (request.topicArn().equals("none")) {
      throw AwsException.of("NotFound", 404, "Topic does not exist");
    }
    if (request.topicArn().equals("\u0001")) {
      throw AwsException.of("NotFound", 404, "No topic \u0001\uFFFF.");
    }
    return GetTopicAttributesResponse.builder().attributes(Map.of("Owner", "0<1")).build();
  }

  @Test
  void listsMapsAndTextGoBothWays() {
    CreateTopicRequest request =
        CreateTopicRequest.builder()
            .name("t+ &=é")
            .attributes(Map.of("DisplayName", "x"))
            .tags(tag("a", "1"), tag("b", ""))
            .build();
    try (SnsClient client = served.client(SnsClient.builder())) {
      assertEquals(TRICKY, client.createTopic(request).topicArn());
    }
    assertEquals(request.toString(), seen.remove().toString());
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void mapsOfStructuresWithBlobsArrive() {
    MessageAttributeValue value =
        MessageAttributeValue.builder()
            .dataType("Binary")
            .binaryValue(SdkBytes.fromUtf8String("bytes"))
            .build();
    try (SnsClient client = served.client(SnsClient.builder())) {
      client.publish(r -> r.topicArn("t").message("m").messageAttributes(Map.of("v", value)));
    }
    assertEquals(Map.of("v", value), ((PublishRequest) seen.remove()).messageAttributes());
  }

  @Test
  void listsAndMapsAreAnswered() {
    try (SnsClient client = served.client(SnsClient.builder())) {
      assertEquals(2, client.listTopics().topics().size());
      assertEquals(
          Map.of("Owner", "0<1"), client.getTopicAttributes(r -> r.topicArn("t")).attributes());
    }
  }

  @Test
  void errorsAreTheSdksOwn() {
    try (SnsClient client = served.client(SnsClient.builder())) {
      NotFoundException error =
          assertThrows(
              NotFoundException.class, () -> client.getTopicAttributes(r -> r.topicArn("none")));
      assertEquals("Topic does not exist", error.awsErrorDetails().errorMessage());
      SnsException unknown = assertThrows(SnsException.class, client::listPhoneNumbersOptedOut);
      assertEquals("InvalidAction", unknown.awsErrorDetails().errorCode());
    }
  }

  @Test
  void whatXmlCannotCarryIsReplaced() {
    try (SnsClient client = served.client(SnsClient.builder())) {
      NotFoundException error =
          assertThrows(
              NotFoundException.class, () -> client.getTopicAttributes(r -> r.topicArn("\u0001")));
      assertEquals("No topic \uFFFD\uFFFD.", error.awsErrorDetails().errorMessage());
    }
  }

  @Test
  void aQueryStringServesAsWell() {
    var response = served.get("/?Action=ListTopics&Version=2010-03-31");
    assertEquals(200, response.statusCode());
    assertTrue(
        response
            .body()
            .contains("<ListTopicsResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"));
    assertTrue(response.body().contains("<ResponseMetadata><RequestId>"));
  }

  @Test
  void aFormOfAnotherSitesPageIsRefused() {
    var request =
        HttpRequest.newBuilder(served.endpoint().resolve("/?Action=ListTopics&Version=2010-03-31"))
            .header("Origin", "https://evil.example");
    assertEquals(403, served.send(request).statusCode());
  }
}
