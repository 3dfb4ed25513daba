package dev.holdpoint.core.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that log events are filtered by: terms, or a condition on events in JSON.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">
 *     Its syntax</a>
 */
public sealed interface FilterPattern {
  /** Whether an event of this message is wanted. */
  boolean matches(String message);

  /** Reads a pattern; none and an empty one let everything through. */
  static FilterPattern parse(@Nullable String text) {
    String pattern = text == null ? "" : text.strip();
    if (pattern.startsWith("{")) {
      return new InJson(JsonCondition.parse(pattern));
    }
    if (pattern.startsWith("[")) {
      throw LogsError.invalid(
          "Invalid filter pattern: Holdpoint does not know patterns of space-delimited fields"
              + " ([...]) yet; filter by terms, or by { $.member = value } where events are JSON.");
    }
    return Terms.parse(pattern);
  }

  /** A condition on an event in JSON; an event that is none does not match. */
  record InJson(JsonCondition condition) implements FilterPattern {
    @Override
    public boolean matches(String message) {
      return condition.holds(message);
    }
  }

  /**
   * Terms as they stand in the message, with regard to capitals.
   *
   * @param all each must be in it
   * @param any one of them must be in it, where there are any
   * @param none none may be in it
   */
  record Terms(List<String> all, List<String> any, List<String> none) implements FilterPattern {
    public Terms {
      all = List.copyOf(all);
      any = List.copyOf(any);
      none = List.copyOf(none);
    }

    @Override
    public boolean matches(String message) {
      return all.stream().allMatch(message::contains)
          && (any.isEmpty() || any.stream().anyMatch(message::contains))
          && none.stream().noneMatch(message::contains);
    }

    private static Terms parse(String pattern) {
      List<String> all = new ArrayList<>();
      List<String> any = new ArrayList<>();
      List<String> none = new ArrayList<>();
      int at = 0;
      while (at < pattern.length()) {
        char sign = pattern.charAt(at);
        if (Character.isWhitespace(sign)) {
          at++;
          continue;
        }
        List<String> kind = sign == '-' ? none : sign == '?' ? any : all;
        at += sign == '-' || sign == '?' ? 1 : 0;
        int end = end(pattern, at);
        kind.add(term(pattern.substring(at, end)));
        at = end;
      }
      return new Terms(all, any, none);
    }

    private static int end(String pattern, int from) {
      boolean quoted = from < pattern.length() && pattern.charAt(from) == '"';
      int at = quoted ? from + 1 : from;
      while (at < pattern.length()) {
        char sign = pattern.charAt(at);
        if (quoted && sign == '\\') {
          at++;
        } else if (quoted && sign == '"') {
          return at + 1;
        } else if (!quoted && Character.isWhitespace(sign)) {
          return at;
        }
        at++;
      }
      if (quoted) {
        throw LogsError.invalid("Invalid filter pattern: a quotation mark is missing.");
      }
      return at;
    }

    private static String term(String written) {
      if (written.startsWith("\"")) {
        return written.substring(1, written.length() - 1).replace("\\\"", "\"");
      }
      if (written.startsWith("%")) {
        throw LogsError.invalid(
            "Invalid filter pattern: Holdpoint does not know regular expressions (%s) yet."
                .formatted(written));
      }
      if (!written.codePoints().allMatch(FilterPattern::isPlain)) {
        throw LogsError.invalid(
            String.format(
                Locale.ROOT,
                "Invalid character(s) in term '%s'; put it into quotation marks",
                written));
      }
      return written;
    }
  }

  private static boolean isPlain(int sign) {
    return Character.isLetterOrDigit(sign) || sign == '_';
  }
}
