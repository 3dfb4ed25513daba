package dev.holdpoint.core.sns;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Fixture;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.OutboxEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/** One topic and queues that listen to it. */
final class TopicFixture {
  final Fixture world = new Fixture();
  final List<DeliveryReport> reports = new ArrayList<>();
  final Topics topics =
      new Topics(
          new Outlets(
              () -> SenderSettings.mailbox("http://here"),
              new PlainSigner(),
              world.queues,
              reports::add));
  final Topic topic = topic("orders", Map.of());

  Topic topic(String name, Map<String, String> attributes) {
    return world.store.write(tx -> topics.create(tx, world.turn(), name, attributes, Map.of()));
  }

  Queue queue(String name) {
    return world.store.write(tx -> world.queues.create(tx, world.turn(), name, Map.of(), Map.of()));
  }

  Subscription subscribe(String protocol, String endpoint, Map<String, String> attributes) {
    String arn = topic.arn().value();
    return world.store.write(tx ->
        topics.subscribe(
            tx, world.turn(), new SubscribeRequest(arn, protocol, endpoint, attributes)));
  }

  /** A new queue of this name that listens. */
  Queue listening(String name, Map<String, String> attributes) {
    Queue queue = queue(name);
    subscribe("sqs", queue.arn().value(), attributes);
    return queue;
  }

  String publish(String message) {
    return publish(PublishRequest.of(null, message));
  }

  String publish(PublishRequest request) {
    return world.store.write(tx -> topics.publish(tx, world.turn(), topic, request)).messageId();
  }

  void set(Subscription subscription, String name, String value) {
    world.store.<Void>write(tx -> {
      topics.setSubscriptionAttribute(tx, subscription.arn().value(), name, value);
      return null;
    });
  }

  Map<String, String> shown(Subscription subscription) {
    return world.store.read(tx -> topics.subscriptionAttributes(tx, subscription.arn().value()));
  }

  List<Received> receive(Queue queue) {
    return world.store.write(
        tx -> world.queues.receive(tx, world.turn(), queue, ReceiveRequest.all(10)));
  }

  /** How many messages there are. */
  long count(Queue queue) {
    return world.store.read(tx -> world.queues.count(tx, world.turn(), queue)).visible();
  }

  JsonNode body(Queue queue) {
    return Json.parse(receive(queue).getFirst().body());
  }

  List<OutboxEntry> owed() {
    return world.store.write(tx -> tx.outbox().claim(world.now, world.now.plusSeconds(60), 100));
  }

  static String arn(String queue) {
    return Home.DEFAULT.arn("sqs", queue).value();
  }

  static String refused(Executable call) {
    return assertThrows(AwsException.class, call).getMessage();
  }
}
