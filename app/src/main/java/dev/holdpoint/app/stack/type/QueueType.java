package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Address;
import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::SQS::Queue}. Its messages stay when its attributes change. */
public final class QueueType implements ResourceType {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "DelaySeconds",
          "FifoQueue",
          "FifoThroughputLimit",
          "KmsDataKeyReusePeriodSeconds",
          "KmsMasterKeyId",
          "MaximumMessageSize",
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "RedriveAllowPolicy",
          "RedrivePolicy",
          "SqsManagedSseEnabled",
          "VisibilityTimeout",
          "QueueName");

  private final Queues queues;
  private final Address address;

  public QueueType(Queues queues, Address address) {
    this.queues = queues;
    this.address = address;
  }

  @Override
  public String name() {
    return "AWS::SQS::Queue";
  }

  @Override
  public Set<String> properties() {
    return ATTRIBUTES;
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Tags");
  }

  @Override
  public String nameProperty() {
    return "QueueName";
  }

  @Override
  public int nameLength() {
    return 75;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Map<String, String> attributes = attributes(wanted);
    String name = name(wanted, attributes);
    Queue queue = queues.find(tx, turn.home().arn("sqs", name));
    if (queue == null) {
      queue = queues.create(tx, turn, name, attributes, Map.of());
    } else {
      // An attribute that left the template goes back to its default: empty takes it away.
      Map<String, String> changes = new LinkedHashMap<>();
      queue.attributes().set().keySet().forEach(each -> changes.put(each, ""));
      changes.putAll(attributes);
      queue = put(tx, turn, queue, changes);
    }
    return new Made(
        address.text() + queue.path(),
        Map.of(
            "Arn", Json.text(queue.arn().value()),
            "QueueName", Json.text(queue.name()),
            "QueueUrl", Json.text(address.text() + queue.path())));
  }

  /** A name that was made up ends as its type wants it. */
  private static String name(Wanted wanted, Map<String, String> attributes) {
    boolean fifo = "true".equals(attributes.get("FifoQueue"));
    return fifo && !wanted.properties().has("QueueName") ? wanted.name() + ".fifo" : wanted.name();
  }

  private Queue put(Tx tx, Turn turn, Queue queue, Map<String, String> changes) {
    Map<String, String> real = new LinkedHashMap<>(changes);
    Map<String, String> set = queue.attributes().set();
    real.entrySet().removeIf(change -> change.getValue().equals(set.get(change.getKey())));
    return real.isEmpty() ? queue : queues.setAttributes(tx, turn, queue, defaults(real));
  }

  /** Only texts may be taken away with an empty one; numbers want their default. */
  private static Map<String, String> defaults(Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>(changes);
    all.replaceAll((name, value) -> value.isEmpty() ? DEFAULTS.getOrDefault(name, "") : value);
    return all;
  }

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "VisibilityTimeout", "30",
          "DelaySeconds", "0",
          "MessageRetentionPeriod", "345600",
          "ReceiveMessageWaitTimeSeconds", "0",
          "MaximumMessageSize", "1048576",
          "FifoQueue", "false",
          "ContentBasedDeduplication", "false",
          "DeduplicationScope", "queue",
          "FifoThroughputLimit", "perQueue",
          "SqsManagedSseEnabled", "true");

  private static Map<String, String> attributes(Wanted wanted) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : wanted.properties().propertyNames()) {
      if (ATTRIBUTES.contains(name) && !name.equals("QueueName")) {
        JsonNode value = wanted.get(name);
        attributes.put(name, value.isContainer() ? value.toString() : value.asString());
      }
    }
    attributes.remove("FifoQueue", "false");
    return attributes;
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    String name = made.attributes().getOrDefault("QueueName", Json.nullNode()).asString("");
    Queue queue = queues.find(tx, turn.home().arn("sqs", name));
    if (queue != null) {
      queues.delete(tx, turn, queue);
    }
  }
}
