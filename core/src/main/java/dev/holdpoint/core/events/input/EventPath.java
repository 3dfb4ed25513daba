package dev.holdpoint.core.events.input;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A path into an event: the part of JSONPath that EventBridge supports, which is names, array
 * indices and wildcards.
 */
public record EventPath(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<name>[A-Za-z0-9_/\\-]+)|\\['(?<quoted>[^']+)'\\]|\\[(?<index>[0-9]{1,9})\\]"
              + "|(?<all>\\.\\*|\\[\\*\\])");

  /** One step down. */
  public sealed interface Step {
    record Name(String name) implements Step {}

    record Index(int index) implements Step {}

    record All() implements Step {}
  }

  public EventPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static EventPath parse(String text) {
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException(text);
    }
    // "$." stands for the whole event too.
    String rest = text.equals("$.") ? "" : text.substring(1);
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(rest);
    int end = 0;
    while (end < rest.length()) {
      if (!matcher.region(end, rest.length()).lookingAt()) {
        throw new IllegalArgumentException(text);
      }
      steps.add(step(matcher));
      end = matcher.end();
    }
    return new EventPath(steps);
  }

  private static Step step(Matcher matcher) {
    if (matcher.group("name") != null) {
      return new Step.Name(matcher.group("name"));
    }
    if (matcher.group("quoted") != null) {
      return new Step.Name(matcher.group("quoted"));
    }
    if (matcher.group("index") != null) {
      return new Step.Index(Integer.parseInt(matcher.group("index")));
    }
    return new Step.All();
  }

  /** What is there; null where nothing is, a list where there is a wildcard. */
  public @Nullable JsonNode find(JsonNode event) {
    List<JsonNode> found = List.of(event);
    for (Step step : steps) {
      found = found.stream().flatMap(node -> down(node, step)).toList();
    }
    if (steps.contains(new Step.All())) {
      return Json.array().addAll(found);
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  private static Stream<JsonNode> down(JsonNode node, Step step) {
    return switch (step) {
      case Step.Name(String name) -> Stream.ofNullable(node.get(name));
      case Step.Index(int index) -> Stream.ofNullable(node.get(index));
      case Step.All() -> node.valueStream();
    };
  }
}
