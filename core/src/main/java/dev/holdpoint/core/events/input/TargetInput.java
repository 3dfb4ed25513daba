package dev.holdpoint.core.events.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.json.Json;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a target wants its input: with none of these, it gets the whole event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetInput(
    @Nullable String input, @Nullable String inputPath, @Nullable InputTransformer transformer) {
  public static final TargetInput WHOLE_EVENT = new TargetInput(null, null, null);
  private static final int MAX_INPUT = 8192;
  private static final int MAX_PATH = 256;

  /**
   * Checks what a caller gave.
   *
   * @throws InvalidInput where it cannot be
   */
  public void check(String targetId) {
    if (Stream.of(input, inputPath, transformer).filter(Objects::nonNull).count() > 1) {
      throw new InvalidInput(
          "Only one of Input, InputPath, or InputTransformer must be provided for target "
              + targetId
              + ".");
    }
    if (input != null && (input.length() > MAX_INPUT || !Json.isJson(input))) {
      throw new InvalidInput("JSON syntax error in input for target " + targetId + ".");
    }
    if (inputPath != null && !isPath(inputPath)) {
      throw new InvalidInput("Invalid InputPath for target " + targetId + ".");
    }
    if (transformer != null) {
      transformer.check(targetId);
    }
  }

  private static boolean isPath(String text) {
    try {
      EventPath.parse(text);
      return text.length() <= MAX_PATH;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What the target is given; null where an object's template gives no valid JSON, so that nothing
   * is delivered.
   *
   * @param event the whole event
   */
  public @Nullable String of(JsonNode event, RuleNames rule) {
    if (input != null) {
      return input;
    }
    if (inputPath != null) {
      JsonNode found = EventPath.parse(inputPath).find(event);
      return Json.write(found == null ? Json.nullNode() : found);
    }
    return transformer == null ? Json.write(event) : filled(transformer, event, rule);
  }

  private static @Nullable String filled(
      InputTransformer transformer, JsonNode event, RuleNames rule) {
    String text = new FilledTemplate(transformer, event, rule).text();
    return text.stripLeading().startsWith("{") && !Json.isJson(text) ? null : text;
  }
}
