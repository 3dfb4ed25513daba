package dev.holdpoint.core.pipes;

import dev.holdpoint.core.events.input.EventPath;
import dev.holdpoint.core.events.input.Placeholders;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pipe's input templates: {@code <$.path>} and AWS's reserved variables, filled for each record
 * by itself. A body that is JSON is read as such.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html">
 *     AWS: input transformation of pipes</a>
 */
public record PipeTemplate(Pipe pipe, Instant now) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("<(\\$[^<>]*|aws\\.pipes\\.[a-z.\\-]+)>");
  private static final Set<String> RESERVED =
      Set.of(
          "aws.pipes.pipe-arn",
          "aws.pipes.pipe-name",
          "aws.pipes.source-arn",
          "aws.pipes.enrichment-arn",
          "aws.pipes.target-arn",
          "aws.pipes.event.ingestion-time",
          "aws.pipes.event",
          "aws.pipes.event.json");

  static void check(String template) {
    PLACEHOLDER
        .matcher(template)
        .results()
        .map(found -> found.group(1))
        .forEach(name -> {
          if (name.startsWith("$") ? !isPath(name) : !RESERVED.contains(name)) {
            throw PipesError.validation("Invalid InputTemplate: <" + name + ">.");
          }
        });
  }

  private static boolean isPath(String text) {
    try {
      EventPath.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The record as it goes on: itself where there is no template, a text where it is no JSON. */
  public JsonNode fill(@Nullable String template, JsonNode event) {
    if (template == null) {
      return event;
    }
    String filled = Placeholders.fill(template, PLACEHOLDER, name -> value(name, event));
    try {
      return Json.parse(filled);
    } catch (JacksonException e) {
      return Json.text(filled);
    }
  }

  private @Nullable JsonNode value(String name, JsonNode event) {
    PipeSettings settings = pipe.settings();
    return switch (name) {
      case "aws.pipes.pipe-arn" -> Json.text(pipe.arn().value());
      case "aws.pipes.pipe-name" -> Json.text(pipe.name());
      case "aws.pipes.source-arn" -> Json.text(settings.source().value());
      case "aws.pipes.enrichment-arn" ->
          settings.enrichment() == null ? null : Json.text(settings.enrichment().value());
      case "aws.pipes.target-arn" -> Json.text(settings.target().value());
      case "aws.pipes.event.ingestion-time" ->
          Json.text(now.truncatedTo(ChronoUnit.MILLIS).toString());
      case "aws.pipes.event" -> event;
      case "aws.pipes.event.json" -> parsed(event);
      default -> EventPath.parse(name).find(parsed(event));
    };
  }

  /** What a parameter says, which may be a path into the record: its text there, or null. */
  static @Nullable String dynamic(JsonNode parameter, JsonNode event) {
    String text = parameter.stringValue(null);
    if (text == null || !text.startsWith("$.") || !isPath(text)) {
      return text;
    }
    JsonNode found = EventPath.parse(text).find(parsed(event));
    return found == null || found.isNull()
        ? null
        : found.isValueNode() ? found.asString() : Json.write(found);
  }

  /** AWS's implicit parsing: a body with JSON in it is that JSON. */
  public static JsonNode parsed(JsonNode event) {
    String body = event.path("body").stringValue(null);
    if (body == null) {
      return event;
    }
    try {
      JsonNode json = Json.parse(body);
      ObjectNode copy = Json.object();
      event.properties().forEach(member -> copy.set(member.getKey(), member.getValue()));
      return json.isContainer() ? copy.set("body", json) : event;
    } catch (JacksonException e) {
      return event;
    }
  }
}
