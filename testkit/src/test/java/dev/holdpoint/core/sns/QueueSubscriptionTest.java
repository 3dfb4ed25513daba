package dev.holdpoint.core.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.sqs.MessageAttribute;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QueueSubscriptionTest {
  private final TopicFixture world = new TopicFixture();
  private final Map<String, MessageAttribute> attributes =
      Map.of("kind", MessageAttribute.string("new"));

  @Test
  void queueGetsWhatSnsWouldSend() {
    Queue queue = world.listening("q", Map.of());
    String id = world.publish(new PublishRequest("Hi", "S", null, attributes, null, null));
    String text = world.receive(queue).getFirst().body();
    assertTrue(
        text.startsWith(
            "{\n  \"Type\" : \"Notification\",\n  \"MessageId\" : \"" + id + "\",\n  \"TopicArn\""),
        text);
    world.world.pass(Duration.ofMinutes(1));
    JsonNode body = world.body(queue);
    assertEquals("Hi", body.path("Message").asString());
    assertEquals("S", body.path("Subject").asString());
    assertEquals("2026-11-23T10:00:00.000Z", body.path("Timestamp").asString());
    assertEquals("1", body.path("SignatureVersion").asString());
    assertEquals("http://here/certificate.pem", body.path("SigningCertURL").asString());
    assertTrue(
        body.path("UnsubscribeURL")
            .asString()
            .startsWith(
                "http://here/?Action=Unsubscribe&SubscriptionArn=" + world.topic.arn() + ":"));
    assertEquals(
        "{\"Type\":\"String\",\"Value\":\"new\"}",
        body.path("MessageAttributes").path("kind").toString());
  }

  @Test
  void signatureCoversWhatAwsSays() {
    Queue queue = world.listening("q", Map.of());
    String id = world.publish(PublishRequest.of("S", "Hi"));
    assertEquals(
        "Message\nHi\nMessageId\n"
            + id
            + "\nSubject\nS\nTimestamp\n2026-11-23T10:00:00.000Z\nTopicArn\n"
            + world.topic.arn()
            + "\nType\nNotification\n",
        signed(world.body(queue), "1"));
  }

  @Test
  void topicChoosesItsSignature() {
    world.world.store.<Void>write(tx -> {
      world.topics.setAttribute(tx, world.topic, "SignatureVersion", "2");
      return null;
    });
    Queue queue = world.listening("q", Map.of());
    world.world.store.write(tx ->
        world.topics.publish(
            tx,
            world.world.turn(),
            world.topics.byArn(tx, world.topic.arn().value()),
            PublishRequest.of(null, "m")));
    JsonNode body = world.body(queue);
    assertEquals("2", body.path("SignatureVersion").asString());
    assertTrue(signed(body, "2").startsWith("Message\nm\nMessageId"));
  }

  private static String signed(JsonNode body, String version) {
    String signature = body.path("Signature").asString();
    assertTrue(signature.startsWith(version + ":"));
    return new String(Base64.getDecoder().decode(signature.substring(2)), UTF_8);
  }

  @Test
  void rawQueueGetsMessageAndAttributesAlone() {
    Queue queue = world.listening("q", Map.of("RawMessageDelivery", "true"));
    world.publish(new PublishRequest("Hi", "S", null, attributes, "g", null));
    Received received = world.receive(queue).getFirst();
    assertEquals("Hi", received.body());
    assertEquals(attributes, received.messageAttributes());
  }

  @Test
  void eachProtocolHasItsText() {
    Queue queue = world.listening("q", Map.of("RawMessageDelivery", "true"));
    String both = "{\"default\":\"all\",\"sqs\":\"queue\"}";
    world.publish(new PublishRequest(both, null, "json", Map.of(), null, null));
    assertEquals("queue", world.receive(queue).getFirst().body());
  }

  @Test
  void subscriptionOfAQueueNeedsNoConfirmation() {
    Queue queue = world.queue("q");
    Subscription one = world.subscribe("sqs", queue.arn().value(), Map.of());
    assertTrue(one.confirmed());
    Map<String, String> shown = world.shown(one);
    assertEquals("false", shown.get("PendingConfirmation"));
    assertEquals("true", shown.get("ConfirmationWasAuthenticated"));
    assertFalse(shown.containsKey("FilterPolicyScope"));
    assertEquals(one.arn(), world.subscribe("sqs", queue.arn().value(), Map.of()).arn());
    assertEquals(
        "Invalid parameter: Attributes Reason: Subscription already exists with different"
            + " attributes",
        TopicFixture.refused(() ->
            world.subscribe("sqs", queue.arn().value(), Map.of("RawMessageDelivery", "true"))));
  }

  @Test
  void whatNoQueueTakesGoesToTheDeadLetterQueue() {
    Queue dead = world.queue("dead");
    String redrive = "{\"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    world.subscribe("sqs", TopicFixture.arn("gone"), Map.of("RedrivePolicy", redrive));
    world.subscribe("sqs", TopicFixture.arn("gone-too"), Map.of());
    String id = world.publish("lost");
    assertEquals(id, world.body(dead).path("MessageId").asString());
    assertEquals(
        List.of("The specified queue does not exist.", "The specified queue does not exist."),
        world.reports.stream().map(DeliveryReport::failure).toList());
  }

  @Test
  void rawMessagesWithTooManyAttributesAreDeadLetters() {
    Queue dead = world.queue("dead");
    String redrive = "{\"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    Queue queue =
        world.listening("q", Map.of("RawMessageDelivery", "true", "RedrivePolicy", redrive));
    Map<String, MessageAttribute> many = new HashMap<>();
    for (int i = 0; i < 11; i++) {
      many.put("a" + i, MessageAttribute.string("v"));
    }
    world.publish(new PublishRequest("m", null, null, many, null, null));
    assertEquals(0, world.count(queue));
    assertEquals(1, world.reports.size());
  }

  @Test
  void manySubscribersAreToldInSeveralUnits() {
    for (int i = 0; i < 205; i++) {
      world.listening("q" + i, Map.of("RawMessageDelivery", "true"));
    }
    world.publish("m");
    assertEquals(100, told());
    for (int expected : List.of(200, 205)) {
      OutboxEntry rest = world.owed().getFirst();
      assertEquals(OutboxKind.FAN_OUT, rest.kind());
      world.world.store.<Void>write(tx -> {
        tx.outbox().delete(rest.id());
        world.topics.goOn(tx, world.world.turn(), OwedFanOut.of(rest));
        return null;
      });
      assertEquals(expected, told());
    }
    assertEquals(List.of(), world.owed());
  }

  private long told() {
    return world.reports.stream().filter(report -> report.failure() == null).count();
  }

  @Test
  void longMessagesGoToFewerAtOnce() {
    for (int i = 0; i < 20; i++) {
      world.listening("q" + i, Map.of("RawMessageDelivery", "true"));
    }
    world.publish("x".repeat(262_144));
    assertEquals(15, told());
  }
}
