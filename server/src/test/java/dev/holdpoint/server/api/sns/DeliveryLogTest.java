package dev.holdpoint.server.api.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.DeliveryReport;
import dev.holdpoint.core.sns.Outlets;
import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.SenderSettings;
import dev.holdpoint.core.sns.SubscribeRequest;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.sqs.QueueSignals;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeliveryLogTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/log";

  private final Store store = new InMemoryStore();
  private final Queues queues = new Queues(QueueSignals.NONE);
  private final List<DeliveryReport> reports = new ArrayList<>();
  private final Topics topics =
      new Topics(
          new Outlets(
              () -> SenderSettings.mailbox("http://here"),
              SigningKey.of(store, Instant.EPOCH),
              queues,
              reports::add));
  private final Turn turn =
      new Turn(
          Instant.parse("2026-11-23T10:00:00Z"),
          new SystemIds(InstantSource.system()),
          Limits.aws(),
          Home.DEFAULT);

  private void publish(Map<String, String> attributes) {
    store.write(tx -> {
      Topic topic = topics.create(tx, turn, "orders", attributes, Map.of());
      queues.create(tx, turn, "there", Map.of(), Map.of());
      for (String queue : List.of("there", "gone")) {
        String arn = Home.DEFAULT.arn("sqs", queue).value();
        topics.subscribe(tx, turn, new SubscribeRequest(topic.arn().value(), "sqs", arn, Map.of()));
      }
      return topics.publish(tx, turn, topic, PublishRequest.of(null, "m"));
    });
  }

  private DeliveryReport report(boolean arrived) {
    return reports.stream()
        .filter(one -> (one.failure() == null) == arrived)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void linesLookAsOnAws() {
    publish(Map.of("SQSSuccessFeedbackRoleArn", ROLE, "SQSFailureFeedbackRoleArn", ROLE));
    assertTrue(reports.stream().allMatch(DeliveryReport::logged));
    assertEquals("sns/us-east-1/000000000000/orders", DeliveryLine.group(report(true)));
    assertEquals("sns/us-east-1/000000000000/orders/Failure", DeliveryLine.group(report(false)));
    JsonNode line = Json.parse(DeliveryLine.of(report(false)));
    assertEquals("FAILURE", line.path("status").asString());
    assertEquals("2026-11-23 10:00:00.000", line.path("notification").path("timestamp").asString());
    assertEquals(1, line.path("delivery").path("attempts").asInt());
    assertEquals(
        200, Json.parse(DeliveryLine.of(report(true))).path("delivery").path("statusCode").asInt());
  }

  @Test
  void topicsThatDoNotAskAreNotLogged() {
    publish(Map.of("SQSSuccessFeedbackRoleArn", ROLE, "SQSSuccessFeedbackSampleRate", "0"));
    assertTrue(reports.stream().noneMatch(DeliveryReport::logged));
  }
}
