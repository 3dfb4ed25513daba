package dev.holdpoint.core.events.input;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.json.Malformed;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * A template with placeholders, and the paths that fill them.
 *
 * @param inputPathsMap placeholder to path
 */
public record InputTransformer(Map<String, String> inputPathsMap, String inputTemplate) {
  static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9_.\\-]+)>");
  private static final int MAX_PATHS = 100;
  private static final int MAX_TEMPLATE = 8192;
  private static final Set<String> PREDEFINED =
      Set.of(
          "aws.events.rule-arn",
          "aws.events.rule-name",
          "aws.events.event.ingestion-time",
          "aws.events.event",
          "aws.events.event.json");

  public InputTransformer {
    inputPathsMap = Map.copyOf(new TreeMap<>(inputPathsMap));
  }

  void check(String targetId) {
    if (inputTemplate.isEmpty() || inputTemplate.length() > MAX_TEMPLATE) {
      throw new InvalidInput(
          "InputTemplate for target "
              + targetId
              + " must have 1 to "
              + MAX_TEMPLATE
              + " characters.");
    }
    if (inputPathsMap.size() > MAX_PATHS) {
      throw new InvalidInput(
          "InputPathsMap for target " + targetId + " has more than " + MAX_PATHS + " entries.");
    }
    inputPathsMap.forEach((name, path) -> checkPath(targetId, name, path));
    PLACEHOLDER.matcher(inputTemplate).results().forEach(found -> checkName(targetId, found));
    checkJson(targetId);
  }

  /** What begins as JSON must be JSON, whatever its placeholders stand for. */
  private void checkJson(String targetId) {
    String start = inputTemplate.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      String filled = PLACEHOLDER.matcher(inputTemplate).replaceAll("null");
      try {
        Json.parse(filled);
      } catch (JacksonException e) {
        throw new InvalidInput(
            "Invalid InputTemplate for target "
                + targetId
                + " : "
                + Malformed.of(filled, e).source()
                + ".");
      }
    }
  }

  private void checkName(String targetId, MatchResult found) {
    String name = found.group(1);
    if (!inputPathsMap.containsKey(name) && !PREDEFINED.contains(name)) {
      throw new InvalidInput(
          "InputTemplate for target " + targetId + " contains invalid placeholder " + name + ".");
    }
  }

  private static void checkPath(String targetId, String name, String path) {
    if (name.startsWith("AWS") || PREDEFINED.contains(name)) {
      throw new InvalidInput(
          "InputPathsMap for target " + targetId + " contains reserved key " + name + ".");
    }
    try {
      EventPath.parse(path);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "InputPathsMap for target " + targetId + " contains invalid JSON path: " + path + ".");
    }
  }
}
