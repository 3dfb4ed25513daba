package dev.holdpoint.core.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.PutEntry;
import dev.holdpoint.core.events.PutResult;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.input.HttpValues;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.logs.OwedLogEvent;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.Tx;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gives what comes out of a pipe to a target that lives in this store, in the transaction that
 * takes it from the source.
 */
public record PipeTargets(Queues queues, Events events, Targets targets) {
  private static final String QUEUE = "SqsQueueParameters";
  private static final String BUS = "EventBridgeEventBusParameters";
  private static final String LOGS = "CloudWatchLogsParameters";
  private static final String HTTP = "HttpParameters";

  /**
   * One of what a pipe gives.
   *
   * @param event as it came from the source or the enrichment, into which parameters may point
   * @param input what the template made of it
   */
  public record Item(JsonNode event, JsonNode input) {
    /** As text, which a static template may be. */
    public String text() {
      return input.isString() ? input.stringValue() : Json.write(input);
    }
  }

  /**
   * Gives one item.
   *
   * @throws AwsException where the target cannot take it, thrown before anything was written
   */
  public void give(Tx tx, Turn turn, Pipe pipe, Item item) {
    switch (pipe.settings().kind()) {
      case QUEUE -> send(tx, turn, pipe.settings(), item);
      case BUS -> put(tx, turn, pipe, item);
      case LOG_GROUP -> log(tx, turn, pipe, item);
      case TOPIC, FUNCTION, STATE_MACHINE -> start(tx, turn, pipe, item.text());
      case DESTINATION, API, ARCHIVE ->
          throw new IllegalStateException(
              "Expected a target in this store (pipe=" + pipe.arn() + ")");
    }
  }

  /** Gives a text as it is: all of a batch together, to a function or state machine. */
  public void start(Tx tx, Turn turn, Pipe pipe, String input) {
    Target target = Target.of(pipe.name(), pipe.settings().target());
    targets.tell(tx, turn, new Delivery(turn.ids().uuid(), target, input, Map.of()));
  }

  private void send(Tx tx, Turn turn, PipeSettings settings, Item item) {
    Queue queue = queues.find(tx, settings.target());
    if (queue == null) {
      throw AwsException.of(
          "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
    }
    String group = PipeTemplate.dynamic(settings.targeted(QUEUE, "MessageGroupId"), item.event());
    String same =
        PipeTemplate.dynamic(settings.targeted(QUEUE, "MessageDeduplicationId"), item.event());
    queues.send(
        tx, turn, queue, new SendRequest(item.text(), null, Map.of(), Map.of(), group, same));
  }

  private void put(Tx tx, Turn turn, Pipe pipe, Item item) {
    PipeSettings settings = pipe.settings();
    String source = PipeTemplate.dynamic(settings.targeted(BUS, "Source"), item.event());
    String type = PipeTemplate.dynamic(settings.targeted(BUS, "DetailType"), item.event());
    String time = PipeTemplate.dynamic(settings.targeted(BUS, "Time"), item.event());
    List<String> resources =
        settings
            .targeted(BUS, "Resources")
            .valueStream()
            .map(one -> String.valueOf(PipeTemplate.dynamic(one, item.event())))
            .toList();
    PutEntry entry =
        new PutEntry(
            source == null ? "Pipe " + pipe.name() : source,
            type == null ? "Event from aws:" + settings.source().service() : type,
            item.text(),
            settings.target().value(),
            time == null ? null : instant(time),
            resources);
    PutResult result = events.put(tx, turn, List.of(entry)).results().getFirst();
    if (result instanceof PutResult.Refused(String code, String message)) {
      throw AwsException.of(code, message);
    }
  }

  private static void log(Tx tx, Turn turn, Pipe pipe, Item item) {
    PipeSettings settings = pipe.settings();
    Arn group = LogGroups.bare(settings.target());
    new LogGroups().get(tx, group);
    String stream = PipeTemplate.dynamic(settings.targeted(LOGS, "LogStreamName"), item.event());
    String time = PipeTemplate.dynamic(settings.targeted(LOGS, "Timestamp"), item.event());
    Instant at = time == null ? null : instant(time);
    new OwedLogEvent(
            group,
            stream == null ? pipe.name() : stream,
            (at == null ? turn.now() : at).toEpochMilli(),
            item.text())
        .add(tx, turn.ids().next(), turn.now());
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.matches("\\d{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The target of a request, with what its parameters say of this item. */
  public static Target request(Pipe pipe, Item item) {
    PipeSettings settings = pipe.settings();
    HttpValues values =
        new HttpValues(
            settings
                .targeted(HTTP, "PathParameterValues")
                .valueStream()
                .map(value -> text(value, item))
                .toList(),
            texts(settings.targeted(HTTP, "HeaderParameters"), item),
            texts(settings.targeted(HTTP, "QueryStringParameters"), item));
    Target plain = Target.of(pipe.name(), settings.target());
    return plain.withHttp(values);
  }

  private static Map<String, String> texts(JsonNode values, Item item) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.properties().forEach(one -> texts.put(one.getKey(), text(one.getValue(), item)));
    return texts;
  }

  private static String text(JsonNode value, Item item) {
    String found = PipeTemplate.dynamic(value, item.event());
    return found == null ? "" : found;
  }
}
