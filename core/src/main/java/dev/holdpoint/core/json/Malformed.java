package dev.holdpoint.core.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/**
 * What is wrong with a text that is no JSON, as AWS words it: its parser is the one before ours.
 *
 * @param why without the place
 * @param source the text and the place
 */
public record Malformed(String why, String source) {
  private static final int SHOWN_SOURCE = 500;

  /** Our parser does not tell what it read. */
  private static final Pattern REDACTED = Pattern.compile("\\[Source: REDACTED[^\\]]*]");

  private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"");

  /** For this text, of which the parser said so at this place. */
  public static Malformed of(String text, JacksonException e, TokenStreamLocation where) {
    String why = DUPLICATE.matcher(e.getOriginalMessage()).replaceAll("Duplicate field '$1'");
    why = why.replace("property name", "field name");
    if (why.startsWith("Trailing token")) {
      why = "Trailing token found after value";
    }
    String marker = Matcher.quoteReplacement(opened(text));
    return new Malformed(
        REDACTED.matcher(why).replaceAll(marker),
        source(text, where.getLineNr(), where.getColumnNr()));
  }

  /** The same, at the place where reading it comes to a halt. */
  public static Malformed of(String text, JacksonException e) {
    if (text.isBlank()) {
      return new Malformed(e.getOriginalMessage(), "");
    }
    try (JsonParser parser = Json.mapper().createParser(text)) {
      try {
        while (parser.nextToken() != null) {
          // Only the place is wanted.
        }
      } catch (JacksonException again) {
        return of(text, e, parser.currentLocation());
      }
      return of(text, e, parser.currentLocation());
    }
  }

  /** The whole of it. */
  public String message() {
    return source.isEmpty() ? why : why + "\n at " + source;
  }

  private static String source(String text, long line, long column) {
    return "[Source: (String)\"" + shown(text) + "; line: " + line + ", column: " + column + "]";
  }

  private static String shown(String text) {
    int hidden = text.length() - SHOWN_SOURCE;
    return hidden <= 0
        ? text + "\""
        : text.substring(0, SHOWN_SOURCE) + "\"[truncated " + hidden + " chars]";
  }

  /** Where the object or list begins that is not closed. */
  private static String opened(String text) {
    Deque<Integer> open = new ArrayDeque<>();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        open.push(i);
      } else if ((c == '}' || c == ']') && !open.isEmpty()) {
        open.pop();
      }
    }
    int at = open.isEmpty() ? 0 : open.peek();
    String before = text.substring(0, at);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return source(text, line, at - before.lastIndexOf('\n'));
  }
}
