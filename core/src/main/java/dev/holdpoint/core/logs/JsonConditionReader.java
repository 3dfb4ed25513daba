package dev.holdpoint.core.logs;

import dev.holdpoint.core.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a condition of a filter pattern. Of one thread. */
final class JsonConditionReader {
  private static final int DEPTH = 16;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(&&|\\|\\||!=|<=|>=|[=<>(){}]|\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s&|!=<>(){}\"]++)");

  private final List<String> tokens = new ArrayList<>();
  private int at;

  JsonConditionReader(String pattern) {
    Matcher token = TOKEN.matcher(pattern);
    int end = 0;
    while (token.lookingAt()) {
      tokens.add(token.group(1));
      end = token.end();
      token.region(end, pattern.length());
    }
    if (!pattern.substring(end).isBlank()) {
      throw invalid();
    }
  }

  JsonCondition read() {
    expect("{");
    JsonCondition condition = either(0);
    expect("}");
    if (at < tokens.size()) {
      throw invalid();
    }
    return condition;
  }

  private JsonCondition either(int depth) {
    JsonCondition left = both(depth);
    while (accept("||")) {
      left = new JsonCondition.Either(left, both(depth));
    }
    return left;
  }

  private JsonCondition both(int depth) {
    JsonCondition left = one(depth);
    while (accept("&&")) {
      left = new JsonCondition.Both(left, one(depth));
    }
    return left;
  }

  private JsonCondition one(int depth) {
    if (depth > DEPTH) {
      throw invalid();
    }
    if (accept("(")) {
      JsonCondition inner = either(depth + 1);
      expect(")");
      return inner;
    }
    List<String> path = path(next());
    String operator = next().toUpperCase(Locale.ROOT);
    return switch (operator) {
      case "IS" -> new JsonCondition.Is(path, oneOf("NULL", "TRUE", "FALSE"));
      case "EXISTS" -> new JsonCondition.Is(path, "EXISTS");
      case "NOT" -> {
        oneOf("EXISTS");
        yield new JsonCondition.Is(path, "ABSENT");
      }
      case "=", "!=", "<", "<=", ">", ">=" -> comparison(path, operator, next());
      default -> throw invalid();
    };
  }

  private static JsonCondition comparison(List<String> path, String operator, String value) {
    boolean quoted = value.startsWith("\"");
    if (value.startsWith("%")) {
      throw LogsError.invalid(
          "Invalid filter pattern: Holdpoint does not know regular expressions (%s) yet."
              .formatted(value));
    }
    String text = quoted ? value.substring(1, value.length() - 1).replace("\\\"", "\"") : value;
    return new JsonCondition.Compares(path, operator, text, quoted);
  }

  private static List<String> path(String selector) {
    if (!selector.startsWith("$")) {
      throw invalid();
    }
    List<String> steps = new ArrayList<>();
    for (String step : selector.substring(1).split("[.\\[]", -1)) {
      String name = step.replaceAll("[\\]'\"]", "");
      if (!name.isEmpty()) {
        steps.add(name);
      }
    }
    return steps;
  }

  private String oneOf(String... words) {
    String word = next().toUpperCase(Locale.ROOT);
    if (!List.of(words).contains(word)) {
      throw invalid();
    }
    return word;
  }

  private @Nullable String peek() {
    return at < tokens.size() ? tokens.get(at) : null;
  }

  private String next() {
    String token = peek();
    if (token == null) {
      throw invalid();
    }
    at++;
    return token;
  }

  private boolean accept(String token) {
    boolean there = token.equals(peek());
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw invalid();
    }
  }

  private static AwsException invalid() {
    return LogsError.invalid("Invalid filter pattern");
  }
}
