package dev.holdpoint.server.api.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagLimitExceededException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/** AWS's own client is the judge. */
class SnsServiceTest {
  private final SnsFixture world = new SnsFixture();
  private final String topic =
      world
          .sns
          .createTopic(r ->
              r.name("orders")
                  .attributes(Map.of("DisplayName", "Shop"))
                  .tags(Tag.builder().key("team").value("a").build()))
          .topicArn();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void topicsComeAndGo() {
    assertEquals("arn:aws:sns:us-east-1:000000000000:orders", topic);
    assertEquals(1, world.sns.listTopics().topics().size());
    world.sns.setTopicAttributes(
        r -> r.topicArn(topic).attributeName("DisplayName").attributeValue("Store"));
    assertEquals(
        "Store",
        world.sns.getTopicAttributes(r -> r.topicArn(topic)).attributes().get("DisplayName"));
    world.sns.deleteTopic(r -> r.topicArn(topic));
    assertEquals(List.of(), world.sns.listTopics().topics());
    NotFoundException gone =
        assertThrows(
            NotFoundException.class, () -> world.sns.publish(r -> r.topicArn(topic).message("m")));
    assertEquals("Topic does not exist", gone.awsErrorDetails().errorMessage());
    assertEquals(404, gone.statusCode());
  }

  @Test
  void tagsComeAndGo() {
    world.sns.tagResource(
        r -> r.resourceArn(topic).tags(Tag.builder().key("cost").value("b").build()));
    world.sns.untagResource(r -> r.resourceArn(topic).tagKeys("team"));
    assertEquals(
        List.of(Tag.builder().key("cost").value("b").build()),
        world.sns.listTagsForResource(r -> r.resourceArn(topic)).tags());
    List<Tag> many =
        IntStream.range(0, 51)
            .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
            .toList();
    assertThrows(
        TagLimitExceededException.class,
        () -> world.sns.tagResource(r -> r.resourceArn(topic).tags(many)));
    assertThrows(
        ResourceNotFoundException.class,
        () -> world.sns.listTagsForResource(r -> r.resourceArn(topic + "x")));
  }

  @Test
  void subscriptionsArePendingUntilTheyAreConfirmed() {
    assertEquals("pending confirmation", subscribe(false));
    String arn = subscribe(true);
    assertTrue(arn.startsWith(topic + ":"), arn);
    Subscription pending = world.sns.listSubscriptions().subscriptions().getFirst();
    assertEquals("PendingConfirmation", pending.subscriptionArn());
    assertEquals("000000000000", pending.owner());
    assertEquals(arn, confirm());
    assertEquals(
        arn,
        world
            .sns
            .listSubscriptionsByTopic(r -> r.topicArn(topic))
            .subscriptions()
            .getFirst()
            .subscriptionArn());
    Map<String, String> attributes =
        world.sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes();
    assertEquals("false", attributes.get("PendingConfirmation"));
    assertTrue(attributes.containsKey("SubscriptionPrincipal"));
    assertThrows(
        InvalidParameterException.class,
        () ->
            world.sns.setSubscriptionAttributes(r ->
                r.subscriptionArn(arn)
                    .attributeName("RawMessageDelivery")
                    .attributeValue("false")));
    world.sns.unsubscribe(r -> r.subscriptionArn(arn));
    assertThrows(
        NotFoundException.class,
        () -> world.sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)));
  }

  @Test
  void publishingMailsTheConfirmed() {
    subscribe(false);
    confirm();
    String id =
        world
            .sns
            .publish(r ->
                r.targetArn(topic)
                    .subject("Subject")
                    .message("Message")
                    .messageAttributes(
                        Map.of(
                            "kind",
                            MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("v")
                                .build())))
            .messageId();
    assertEquals(36, id.length());
    assertEquals("Subject", world.mails().getLast().subject());
    assertEquals("\"Shop\" <no-reply@holdpoint.local>", world.mails().getLast().from());
  }

  @Test
  void batchesSayWhatFailed() {
    PublishBatchResponse response =
        world.sns.publishBatch(r ->
            r.topicArn(topic).publishBatchRequestEntries(entry("good", "m"), entry("bad", "")));
    assertEquals("good", response.successful().getFirst().id());
    assertEquals("bad", response.failed().getFirst().id());
    assertEquals("InvalidParameter", response.failed().getFirst().code());
    List<PublishBatchRequestEntry> many =
        IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "m")).toList();
    assertThrows(
        TooManyEntriesInBatchRequestException.class,
        () -> world.sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(many)));
  }

  @Test
  void whatIsNotThereIsRefusedByName() {
    InvalidParameterException refused =
        assertThrows(
            InvalidParameterException.class,
            () -> world.sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+49123")));
    assertTrue(refused.getMessage().contains("protocol sms"), refused.getMessage());
    assertThrows(
        InvalidParameterException.class,
        () -> world.sns.publish(r -> r.phoneNumber("+49123").message("m")));
    assertThrows(InvalidParameterException.class, () -> world.sns.publish(r -> r.message("m")));
  }

  private String subscribe(boolean shown) {
    return world
        .sns
        .subscribe(r ->
            r.topicArn(topic)
                .protocol("email")
                .endpoint("a@example.com")
                .returnSubscriptionArn(shown))
        .subscriptionArn();
  }

  private String confirm() {
    String path = world.link().getPath();
    String token = path.substring(path.lastIndexOf('/') + 1);
    return world.sns.confirmSubscription(r -> r.topicArn(topic).token(token)).subscriptionArn();
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }
}
