package dev.holdpoint.core.events.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.input.TargetInput;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.logs.OwedLogEvent;
import dev.holdpoint.core.store.Tx;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Owes a log group an event. What a template makes is AWS's form for log groups, {@code
 * {"timestamp": …, "message": …}}; without one the event itself is the message, at its own time.
 */
public record LogGroupTarget(LogGroups groups) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    Arn group = LogGroups.bare(delivery.target().arn());
    groups.get(tx, group);
    JsonNode input = parsed(delivery.input());
    boolean whole = delivery.target().input().equals(TargetInput.WHOLE_EVENT);
    JsonNode message = whole ? input : input.path("message");
    if (message.isMissingNode()) {
      throw AwsException.of(
          "INVALID_JSON",
          "A log group is given {\"timestamp\": <timestamp>, \"message\": <message>}.");
    }
    JsonNode time = whole ? input.path("time") : input.path("timestamp");
    Instant at = time(time);
    new OwedLogEvent(
            group,
            stream(delivery),
            (at == null ? turn.now() : at).toEpochMilli(),
            message.isString() ? message.stringValue() : Json.write(message))
        .add(tx, turn.ids().next(), turn.now());
  }

  private static JsonNode parsed(String input) {
    try {
      return Json.parse(input);
    } catch (JacksonException e) {
      throw AwsException.of("INVALID_JSON", "The template gave no valid JSON.");
    }
  }

  /** One for each rule. */
  private static String stream(Delivery delivery) {
    Delivery.Origin origin = delivery.origin();
    String from = origin == null ? delivery.target().id() : origin.rule().value();
    return UUID.nameUUIDFromBytes(from.getBytes(UTF_8)).toString();
  }

  private static @Nullable Instant time(JsonNode time) {
    String text = time.asString("");
    try {
      return text.matches("\\d{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
