package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which queues and streams feed which functions. Thread-safe: keeps no state. */
public final class EventSources {
  private static final int MOST = 10_000;

  private final LambdaLimits limits;

  public EventSources(LambdaLimits limits) {
    this.limits = limits;
  }

  public EventSourceMapping create(
      Tx tx, Turn turn, Arn queue, Function function, MappingSettings settings) {
    checkSource(tx, queue, settings);
    settings.check(limits);
    for (EventSourceMapping there : all(tx)) {
      if (there.queue().equals(queue) && there.function().equals(function.arn())) {
        throw LambdaError.conflict(
            "An event source mapping with %s arn (\" %s \") and function (\" %s \") already exists. Please update or delete the existing mapping with UUID %s"
                .formatted(
                    isStream(queue) ? "DynamoDB" : "SQS", queue, function.name(), there.uuid()));
      }
    }
    return put(
        tx, new EventSourceMapping(turn.ids().uuid(), queue, function.arn(), settings, turn.now()));
  }

  /** Whether it is the stream of a table. */
  public static boolean isStream(Arn source) {
    return source.service().equals("dynamodb") && source.resource().contains("/stream/");
  }

  private static void checkSource(Tx tx, Arn queue, MappingSettings settings) {
    if (isStream(queue)) {
      if (settings.stream() == null) {
        throw LambdaError.parameter("StartingPosition is required for a stream.");
      }
      return;
    }
    if (!queue.service().equals("sqs")) {
      throw LambdaError.unsupported("event sources other than SQS queues and DynamoDB streams");
    }
    if (settings.stream() != null) {
      throw LambdaError.parameter("StartingPosition is not valid for SQS event sources.");
    }
    if (tx.resources().find(ResourceKind.QUEUE, queue.value()) == null) {
      throw LambdaError.parameter(
          "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.");
    }
  }

  public EventSourceMapping change(
      Tx tx, Turn turn, EventSourceMapping mapping, Arn function, MappingSettings settings) {
    settings.check(limits);
    return put(tx, mapping.with(settings, function, turn.now()));
  }

  /** The mapping; {@code ResourceNotFoundException} where there is none. */
  public EventSourceMapping existing(Tx tx, String uuid) {
    EventSourceMapping mapping = find(tx, uuid);
    if (mapping == null) {
      throw LambdaError.resourceDoesNotExist();
    }
    return mapping;
  }

  public @Nullable EventSourceMapping find(Tx tx, String uuid) {
    JsonNode json = tx.resources().find(ResourceKind.EVENT_SOURCE_MAPPING, uuid);
    return json == null ? null : Json.read(json, EventSourceMapping.class);
  }

  /** Every mapping, in the order of their ids. */
  public List<EventSourceMapping> all(Tx tx) {
    return tx.resources().list(ResourceKind.EVENT_SOURCE_MAPPING, "", null, MOST).stream()
        .map(row -> Json.read(row.body(), EventSourceMapping.class))
        .toList();
  }

  public void delete(Tx tx, EventSourceMapping mapping) {
    tx.resources().delete(ResourceKind.EVENT_SOURCE_MAPPING, mapping.uuid());
    StreamPositions.forget(tx, mapping.uuid());
    tx.announce(mapping.function().value());
  }

  private static EventSourceMapping put(Tx tx, EventSourceMapping mapping) {
    tx.resources().put(ResourceKind.EVENT_SOURCE_MAPPING, mapping.uuid(), Json.tree(mapping));
    tx.announce(mapping.function().value());
    return mapping;
  }
}
