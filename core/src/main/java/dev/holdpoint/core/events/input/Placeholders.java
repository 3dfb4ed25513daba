package dev.holdpoint.core.events.input;

import dev.holdpoint.core.json.Json;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fills a template. A placeholder outside a string becomes JSON; inside one it becomes text, where
 * objects and lists lose all their quotes, as they do on AWS.
 */
public final class Placeholders {
  private Placeholders() {}

  /**
   * Fills it.
   *
   * @param placeholder finds one, with its name in the first group
   * @param values by name, null where there is none
   */
  public static String fill(
      String template, Pattern placeholder, Function<String, @Nullable JsonNode> values) {
    Matcher matcher = placeholder.matcher(template);
    StringBuilder filled = new StringBuilder();
    boolean inString = false;
    int end = 0;
    while (matcher.find()) {
      String between = template.substring(end, matcher.start());
      inString ^= changesSide(between);
      JsonNode value = values.apply(matcher.group(1));
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
}
