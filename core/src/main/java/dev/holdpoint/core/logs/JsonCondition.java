package dev.holdpoint.core.logs;

import dev.holdpoint.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A condition of a filter pattern on an event in JSON: {@code { $.level = "ERROR" && … }}. */
sealed interface JsonCondition {
  boolean isTrue(JsonNode event);

  /** Reads it with its braces. */
  static JsonCondition parse(String pattern) {
    return new JsonConditionReader(pattern).read();
  }

  /** Whether the message is JSON for which it holds. */
  default boolean holds(String message) {
    if (!message.startsWith("{") && !message.startsWith("[")) {
      return false;
    }
    try {
      return isTrue(Json.parse(message));
    } catch (JacksonException e) {
      return false;
    }
  }

  record Both(JsonCondition left, JsonCondition right) implements JsonCondition {
    @Override
    public boolean isTrue(JsonNode event) {
      return left.isTrue(event) && right.isTrue(event);
    }
  }

  record Either(JsonCondition left, JsonCondition right) implements JsonCondition {
    @Override
    public boolean isTrue(JsonNode event) {
      return left.isTrue(event) || right.isTrue(event);
    }
  }

  /** What is said of a place: that it is null, true, false, there, or not. */
  record Is(List<String> path, String what) implements JsonCondition {
    @Override
    public boolean isTrue(JsonNode event) {
      JsonNode found = find(event, path);
      return switch (what) {
        case "EXISTS" -> found != null;
        case "NULL" -> found != null && found.isNull();
        case "TRUE" -> found != null && found.isBoolean() && found.asBoolean();
        case "FALSE" -> found != null && found.isBoolean() && !found.asBoolean();
        default -> found == null;
      };
    }
  }

  /** A comparison of a place with a number or a text, in which an asterisk stands for anything. */
  record Compares(List<String> path, String operator, String value, boolean quoted)
      implements JsonCondition {
    @Override
    public boolean isTrue(JsonNode event) {
      JsonNode found = find(event, path);
      if (found == null || found.isContainer()) {
        return false;
      }
      return switch (operator) {
        case "=" -> isEqual(found);
        case "!=" -> !isEqual(found);
        default -> found.isNumber() && isInOrder(Double.compare(found.asDouble(), number()));
      };
    }

    private double number() {
      try {
        return Double.parseDouble(value);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }

    private boolean isEqual(JsonNode found) {
      if (found.isNumber() && !quoted && !Double.isNaN(number())) {
        return found.asDouble() == number();
      }
      return isLike(found.asString(), value);
    }

    private boolean isInOrder(int order) {
      return !Double.isNaN(number())
          && switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          };
    }

    private static boolean isLike(String text, String value) {
      String[] parts = value.split("\\*", -1);
      if (parts.length == 1) {
        return text.equals(value);
      }
      String last = parts[parts.length - 1];
      if (!text.startsWith(parts[0]) || !text.endsWith(last)) {
        return false;
      }
      int at = parts[0].length();
      for (int i = 1; i < parts.length - 1; i++) {
        int found = text.indexOf(parts[i], at);
        if (found < 0) {
          return false;
        }
        at = found + parts[i].length();
      }
      return at <= text.length() - last.length();
    }
  }

  private static @Nullable JsonNode find(JsonNode event, List<String> path) {
    JsonNode at = event;
    for (String step : path) {
      at = at.isArray() ? item(at, step) : at.get(step);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static @Nullable JsonNode item(JsonNode list, String index) {
    return index.chars().allMatch(Character::isDigit) && index.length() < 9
        ? list.get(Integer.parseInt(index))
        : null;
  }
}
