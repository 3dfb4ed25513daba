package dev.holdpoint.core.query.jsonata.syntax;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions as ECMAScript writes them, in the dialect of this platform. */
final class RegexDialect {
  private static final Pattern QUANTIFIER = Pattern.compile("\\{\\d{1,9}(?:,\\d{0,9})?}");

  private final String source;
  private final boolean multiline;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private RegexDialect(String source, boolean multiline) {
    this.source = source;
    this.multiline = multiline;
  }

  /** Compiles a regular expression; flags are {@code i} and {@code m}. */
  static Pattern compile(String source, String flags, int position) {
    boolean multiline = flags.contains("m");
    int ignoreCase = flags.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    String translated = new RegexDialect(source, multiline).translate();
    try {
      return Pattern.compile(translated, ignoreCase | (multiline ? Pattern.MULTILINE : 0));
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw new Fault(FaultCode.S0303, position).with("message", "/" + source + "/");
    }
  }

  private String translate() {
    while (at < source.length()) {
      char c = source.charAt(at);
      switch (c) {
        case '\\' -> escape();
        case '[' -> characters();
        case '{' -> brace();
        case '$' -> put(multiline ? "$" : "\\z");
        default -> put(String.valueOf(c));
      }
    }
    return out.toString();
  }

  private void put(String text) {
    out.append(text);
    at++;
  }

  private void escape() {
    int end = Math.min(at + 2, source.length());
    out.append(source, at, end);
    at = end;
  }

  /** A brace that begins no quantifier stands for itself. */
  private void brace() {
    boolean quantifier =
        at > 0 && QUANTIFIER.matcher(source).region(at, source.length()).lookingAt();
    put(quantifier ? "{" : "\\{");
  }

  /** A class of characters: brackets and ampersands within it mean nothing here. */
  private void characters() {
    put("[");
    if (at < source.length() && source.charAt(at) == '^') {
      put("^");
    }
    while (at < source.length() && source.charAt(at) != ']') {
      char c = source.charAt(at);
      if (c == '\\') {
        escape();
      } else {
        put(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
      }
    }
    if (at < source.length()) {
      put("]");
    }
  }
}
