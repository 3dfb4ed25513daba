package dev.holdpoint.core.query;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.intrinsic.Functions;
import dev.holdpoint.core.query.intrinsic.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code States.Name(argument, …)}: calls, strings, numbers, words and paths. */
final class TermParser {
  private static final int MAX_NESTING = 10;

  /** Ours: no expression that a person writes is longer. */
  private static final int MAX_LENGTH = 65_536;

  private static final Pattern NAME = Pattern.compile("States\\.([A-Za-z0-9]{1,40})\\s*\\(");

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?:-?(?:0|[1-9]\\d{0,299}+)(?:\\.\\d{1,300}+)?(?:[eE][+-]?\\d{1,3}+)?|true|false|null)(?=[\\s,)])");

  private final String text;
  private int at;

  TermParser(String text) {
    this.text = text;
  }

  Term whole() {
    if (text.length() > MAX_LENGTH) {
      throw illegal();
    }
    Term term = call(1);
    skipBlanks();
    if (at != text.length()) {
      throw illegal();
    }
    return term;
  }

  private Term call(int nesting) {
    int start = at;
    Signature function = Functions.named(match(NAME).group(1));
    if (function == null || nesting > MAX_NESTING) {
      throw illegal();
    }
    List<Term> arguments = arguments(function, nesting);
    if (!function.takes(arguments.size())) {
      throw illegal();
    }
    return new Term.Call(text.substring(start, at), function.intrinsic(), arguments);
  }

  private List<Term> arguments(Signature function, int nesting) {
    List<Term> arguments = new ArrayList<>();
    skipBlanks();
    if (peek() == ')') {
      at++;
      return arguments;
    }
    while (true) {
      skipBlanks();
      // Only the template of Format gives a brace a meaning, so it sees its escapes itself.
      boolean raw = function.readsEscapes() && arguments.isEmpty();
      arguments.add(argument(raw, nesting));
      skipBlanks();
      char c = peek();
      at++;
      if (c == ')') {
        return arguments;
      }
      if (c != ',') {
        throw illegal();
      }
    }
  }

  private Term argument(boolean raw, int nesting) {
    return switch (peek()) {
      case '\'' -> new Term.Literal(Json.text(string(raw)));
      case '$' -> new Term.Path(JsonPath.compile(path()));
      case 'S' -> call(nesting + 1);
      default -> new Term.Literal(Json.parse(match(CONSTANT).group()));
    };
  }

  /** A string in single quotes; {@code \' \{ \} \\} are its only escapes. */
  private String string(boolean raw) {
    StringBuilder string = new StringBuilder();
    at++;
    for (char c = peek(); c != '\''; c = peek()) {
      at++;
      if (c == '\\') {
        char escaped = peek();
        at++;
        if ("'{}\\".indexOf(escaped) < 0) {
          throw illegal();
        }
        string.append(raw ? "\\" : "").append(escaped);
      } else {
        string.append(c);
      }
    }
    at++;
    return string.toString();
  }

  /** A path ends at a comma, a blank or a parenthesis that is not within its own brackets. */
  private String path() {
    int start = at;
    int depth = 0;
    for (char c = peek(); depth > 0 || (c != ',' && c != ')' && !isBlank(c)); c = peek()) {
      at++;
      if (c == '[' || c == '(') {
        depth++;
      } else if (c == ']' || c == ')') {
        depth--;
      } else if (depth > 0 && (c == '\'' || c == '"')) {
        skipQuoted(c);
      }
    }
    return text.substring(start, at);
  }

  private void skipQuoted(char quote) {
    for (char c = peek(); c != quote; c = peek()) {
      at += c == '\\' ? 2 : 1;
    }
    at++;
  }

  private Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw illegal();
    }
    at = matcher.end();
    return matcher;
  }

  private char peek() {
    if (at >= text.length()) {
      throw illegal();
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static IllegalArgumentException illegal() {
    return new IllegalArgumentException(
        "Value must be a valid JSONPath or a valid intrinsic function call");
  }
}
