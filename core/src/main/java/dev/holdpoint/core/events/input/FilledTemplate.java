package dev.holdpoint.core.events.input;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule's template, filled from an event. */
final class FilledTemplate {
  private final InputTransformer transformer;
  private final JsonNode event;
  private final RuleNames rule;

  FilledTemplate(InputTransformer transformer, JsonNode event, RuleNames rule) {
    this.transformer = transformer;
    this.event = event;
    this.rule = rule;
  }

  String text() {
    return Placeholders.fill(
        transformer.inputTemplate(), InputTransformer.PLACEHOLDER, this::value);
  }

  private @Nullable JsonNode value(String name) {
    return switch (name) {
      case "aws.events.rule-arn" -> Json.text(rule.arn().value());
      case "aws.events.rule-name" -> Json.text(rule.name());
      case "aws.events.event.ingestion-time" -> Json.text(time(rule.ingested()));
      case "aws.events.event" -> withoutDetail();
      case "aws.events.event.json" -> event;
      default -> fromPath(name);
    };
  }

  private @Nullable JsonNode fromPath(String name) {
    String path = transformer.inputPathsMap().get(name);
    return path == null ? null : EventPath.parse(path).find(event);
  }

  private JsonNode withoutDetail() {
    ObjectNode copy = Json.object();
    event
        .properties()
        .forEach(field -> {
          if (!field.getKey().equals("detail")) {
            copy.set(
                field.getKey().equals("detail-type") ? "detailType" : field.getKey(),
                field.getValue());
          }
        });
    return copy;
  }

  private static String time(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }
}
