package dev.holdpoint.core.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FifoTopicTest {
  private final TopicFixture world = new TopicFixture();
  private final Topic topic =
      world.topic("orders.fifo", Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true"));

  private Queue listening(String name, Map<String, String> queue, Map<String, String> attributes) {
    Queue made =
        world.world.store.write(
            tx -> world.world.queues.create(tx, world.world.turn(), name, queue, Map.of()));
    subscribe("sqs", made.arn().value(), attributes);
    return made;
  }

  private Subscription subscribe(String protocol, String endpoint, Map<String, String> attributes) {
    String arn = topic.arn().value();
    return world.world.store.write(tx ->
        world.topics.subscribe(
            tx, world.world.turn(), new SubscribeRequest(arn, protocol, endpoint, attributes)));
  }

  private Published publish(Topic to, String message, String group, String id) {
    PublishRequest request = new PublishRequest(message, null, null, Map.of(), group, id);
    return world.world.store.write(tx -> world.topics.publish(tx, world.world.turn(), to, request));
  }

  @Test
  void queueGetsMessagesInOrderWithTheirPlaces() {
    Queue queue = listening("q.fifo", Map.of("FifoQueue", "true"), Map.of());
    List<String> sequences = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sequences.add(publish(topic, "m" + i, "g", null).sequenceNumber());
    }
    assertEquals(sequences.stream().sorted().toList(), sequences);
    List<JsonNode> got =
        world.receive(queue).stream().map(Received::body).map(Json::parse).toList();
    assertEquals(
        List.of("m0", "m1", "m2", "m3", "m4"),
        got.stream().map(one -> one.path("Message").asString()).toList());
    assertEquals(
        sequences, got.stream().map(one -> one.path("SequenceNumber").asString()).toList());
    assertFalse(got.getFirst().has("Signature"), "messages of FIFO topics are not signed");
  }

  @Test
  void sameMessageIsToldOnceInFiveMinutes() {
    Queue queue = listening("q.fifo", Map.of("FifoQueue", "true"), Map.of());
    Published first = publish(topic, "m", "g", null);
    assertEquals(first, publish(topic, "m", "other", null));
    assertEquals(1, world.count(queue));
    world.world.pass(Duration.ofMinutes(5).plusSeconds(1));
    assertNotEquals(first, publish(topic, "m", "g", null));
    assertEquals(2, world.count(queue));
  }

  @Test
  void scopeOfSamenessMayBeTheGroup() {
    Topic scoped =
        world.topic(
            "scoped.fifo", Map.of("FifoTopic", "true", "FifoThroughputScope", "MessageGroup"));
    Published first = publish(scoped, "m", "a", "id");
    assertEquals(first, publish(scoped, "n", "a", "id"));
    assertNotEquals(first, publish(scoped, "m", "b", "id"));
  }

  @Test
  void standardQueuesMayListenToo() {
    Queue queue = listening("q", Map.of(), Map.of("RawMessageDelivery", "true"));
    publish(topic, "m", "g", null);
    assertEquals("m", world.receive(queue).getFirst().body());
  }

  @Test
  void deadLettersOfFifoTopicsKeepTheirGroup() {
    Queue dead =
        world.world.store.write(tx ->
            world.world.queues.create(
                tx, world.world.turn(), "dead.fifo", Map.of("FifoQueue", "true"), Map.of()));
    String redrive = "{\"deadLetterTargetArn\":\"" + dead.arn() + "\"}";
    subscribe("sqs", TopicFixture.arn("gone.fifo"), Map.of("RedrivePolicy", redrive));
    publish(topic, "lost", "g", null);
    assertEquals("lost", world.body(dead).path("Message").asString());
  }

  @Test
  void messagesSayWhereTheyBelong() {
    Topic strict = world.topic("strict.fifo", Map.of("FifoTopic", "true"));
    assertEquals(
        "Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
        TopicFixture.refused(() -> publish(strict, "m", null, "id")));
    assertEquals(
        "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or"
            + " MessageDeduplicationId provided explicitly",
        TopicFixture.refused(() -> publish(strict, "m", "g", null)));
    assertEquals(
        "Invalid parameter: MessageDeduplicationId Reason: The request includes"
            + " MessageDeduplicationId parameter that is not valid for this topic type",
        TopicFixture.refused(() -> publish(world.topic, "m", null, "id")));
    PublishRequest groupless = PublishRequest.of(null, "m");
    assertTrue(
        TopicFixture.refused(() ->
                world.world.store.write(tx ->
                    world.topics.publishBatch(
                        tx, world.world.turn(), topic, List.of(new BatchEntry<>("1", groupless)))))
            .contains("MessageGroupId"));
  }

  @Test
  void onlyQueuesMayListen() {
    assertTrue(
        TopicFixture.refused(() -> subscribe("email", "a@example.com", Map.of()))
            .startsWith("Invalid parameter: Protocol Reason: "));
    assertEquals(
        "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be"
            + " subscribed to standard SNS topics",
        TopicFixture.refused(() -> world.subscribe("sqs", TopicFixture.arn("q.fifo"), Map.of())));
  }

  @Test
  void namesAndAttributesFitTheType() {
    assertEquals(
        "Invalid parameter: Topic Name",
        TopicFixture.refused(() -> world.topic("plain", Map.of("FifoTopic", "true"))));
    assertTrue(
        TopicFixture.refused(() -> world.topic("plain", Map.of("FifoThroughputScope", "Topic")))
            .contains("FIFO"));
    Map<String, String> shown = world.world.store.read(tx -> world.topics.attributes(tx, topic));
    assertEquals("true", shown.get("FifoTopic"));
    assertEquals("true", shown.get("ContentBasedDeduplication"));
  }
}
