package dev.holdpoint.server.console;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.console.html.Html;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;

/** A payload, readable: JSON with its lines apart, long ones folded, very long ones cut. */
final class Payload {
  private static final int MOST_CHARACTERS = 20_000;
  private static final int OPEN_CHARACTERS = 800;
  private static final int OPEN_LINES = 16;
  private static final ObjectWriter PRETTY = Json.mapper().writerWithDefaultPrettyPrinter();

  private Payload() {}

  /** Open where it is short. */
  static Html of(String title, String text) {
    Html.Element payload = folded(title, text);
    boolean open = text.length() <= OPEN_CHARACTERS && pretty(text).lines().count() <= OPEN_LINES;
    return open ? payload.with("open", "") : payload;
  }

  static Html.Element folded(String title, String text) {
    String pretty = pretty(text);
    long lines = pretty.lines().count();
    String size = lines == 1 ? "" : " · " + Words.number(lines) + " lines";
    return Html.of("details", Html.of("summary", title + size), block(pretty)).css("payload");
  }

  /** A text as it stands, in a box that scrolls by itself. */
  static Html block(String text) {
    Html.Element box =
        Html.of("pre", Html.of("code", cut(text)))
            .with("tabindex", "0")
            .with("aria-label", "Text that scrolls")
            .with("role", "region");
    if (text.length() <= MOST_CHARACTERS) {
      return box;
    }
    String note =
        "The first %s of %s characters; the AWS API gives the whole."
            .formatted(Words.number(MOST_CHARACTERS), Words.number(text.length()));
    return Html.many(box, Html.of("p", note).css("muted"));
  }

  static String pretty(String text) {
    try {
      return PRETTY.writeValueAsString(Json.parse(text));
    } catch (JacksonException e) {
      return text;
    }
  }

  /** No token may be cut in two, for its greater half would not be known as one any more. */
  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS;
    while (end > 0 && isOfTokens(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  private static boolean isOfTokens(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
