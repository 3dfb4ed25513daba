package dev.holdpoint.core.events.input;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills a template. A placeholder outside a string becomes JSON; inside one it becomes text, where
 * objects and lists lose all their quotes, as they do on AWS.
 */
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
    String template = transformer.inputTemplate();
    Matcher matcher = InputTransformer.PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    boolean inString = false;
    int end = 0;
    while (matcher.find()) {
      String between = template.substring(end, matcher.start());
      inString ^= changesSide(between);
      JsonNode value = value(matcher.group(1));
      filled.append(between).append(inString ? inside(value) : outside(value));
      end = matcher.end();
    }
    return filled.append(template.substring(end)).toString();
  }

  /** Whether a string begins or ends in between, rather than both or neither. */
  private static boolean changesSide(String between) {
    boolean changed = false;
    for (int i = 0; i < between.length(); i++) {
      if (between.charAt(i) == '\\') {
        i++;
      } else if (between.charAt(i) == '"') {
        changed = !changed;
      }
    }
    return changed;
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

  private static String outside(@Nullable JsonNode value) {
    return value == null ? "\"\"" : Json.write(value);
  }

  private static String inside(@Nullable JsonNode value) {
    if (value == null) {
      return "";
    }
    String json = Json.write(value);
    return value.isString() ? json.substring(1, json.length() - 1) : json.replace("\"", "");
  }

  private static String time(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }
}
