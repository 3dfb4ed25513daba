package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.SubscribeRequest;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::SNS::Topic}, with the subscriptions that it lists. */
public record TopicType(Topics topics) implements ResourceType {
  private static final String FIFO = "FifoTopic";
  private static final List<String> NAMES =
      List.of(
          "DisplayName",
          "SignatureVersion",
          "TracingConfig",
          "KmsMasterKeyId",
          "ContentBasedDeduplication",
          "FifoThroughputScope");

  private static final Set<String> LOGGING =
      Set.of(
          "Protocol",
          "SuccessFeedbackRoleArn",
          "SuccessFeedbackSampleRate",
          "FailureFeedbackRoleArn");

  /** How attributes begin that say where deliveries by this protocol are logged. */
  private static final Map<String, String> PREFIXES =
      new TreeMap<>(
          Map.of(
              "http/s", "HTTP",
              "sqs", "SQS",
              "lambda", "Lambda",
              "firehose", "Firehose",
              "application", "Application"));

  @Override
  public String name() {
    return "AWS::SNS::Topic";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "TopicName",
        "DisplayName",
        "Subscription",
        "SignatureVersion",
        "TracingConfig",
        "KmsMasterKeyId",
        "DeliveryStatusLogging",
        FIFO,
        "ContentBasedDeduplication",
        "FifoThroughputScope");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Tags");
  }

  @Override
  public String nameProperty() {
    return "TopicName";
  }

  @Override
  public int nameLength() {
    return 251;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Topic topic = create(tx, turn, wanted);
    Map<String, String> changes = changes(topic, wanted);
    if (!changes.isEmpty()) {
      topics.setAttributes(tx, topic, changes);
    }
    String arn = topic.arn().value();
    for (JsonNode subscription : wanted.get("Subscription").values()) {
      wanted.only("Subscription", subscription, Set.of("Protocol", "Endpoint"));
      String protocol = subscription.path("Protocol").asString("");
      String endpoint = subscription.path("Endpoint").asString("");
      Subscribing.ensure(topics, tx, turn, new SubscribeRequest(arn, protocol, endpoint, Map.of()));
    }
    return new Made(arn, Map.of("TopicArn", Json.text(arn), "TopicName", Json.text(topic.name())));
  }

  /** A name that was made up ends as its type wants it. */
  private Topic create(Tx tx, Turn turn, Wanted wanted) {
    if (!wanted.flagOr(FIFO, false)) {
      return topics.create(tx, turn, wanted.name(), Map.of(), Map.of());
    }
    String name = wanted.has("TopicName") ? wanted.name() : wanted.name() + ".fifo";
    return topics.create(tx, turn, name, Map.of(FIFO, "true"), Map.of());
  }

  /** What leaves the template goes back to its default. */
  private static Map<String, String> changes(Topic topic, Wanted wanted) {
    Map<String, String> changes = new TreeMap<>();
    topic.attributes().keySet().stream()
        .filter(name -> NAMES.contains(name) || name.contains("Feedback"))
        .forEach(name -> changes.put(name, ""));
    for (String name : NAMES) {
      if (wanted.has(name)) {
        changes.put(name, wanted.text(name));
      }
    }
    wanted.get("DeliveryStatusLogging").values().forEach(one -> logging(wanted, one, changes));
    changes
        .entrySet()
        .removeIf(change ->
            change.getValue().equals(topic.attributes().getOrDefault(change.getKey(), "")));
    return changes;
  }

  private static void logging(Wanted wanted, JsonNode one, Map<String, String> changes) {
    wanted.only("DeliveryStatusLogging", one, LOGGING);
    String protocol = one.path("Protocol").asString("");
    String prefix = PREFIXES.get(protocol);
    if (prefix == null) {
      throw wanted.mistake(
          "DeliveryStatusLogging.Protocol", "it must be one of " + PREFIXES.keySet());
    }
    for (String name : one.propertyNames()) {
      if (!name.equals("Protocol")) {
        changes.put(prefix + name, one.path(name).asString(""));
      }
    }
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    topics.delete(tx, made.physicalId());
  }
}
