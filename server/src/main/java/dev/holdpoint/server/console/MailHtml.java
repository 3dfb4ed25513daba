package dev.holdpoint.server.console;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail's own HTML, as its frame shows it. What it may do is up to the frame's headers. */
final class MailHtml {
  private static final String LINKS_OPEN_ELSEWHERE = "<!DOCTYPE html><base target=\"_blank\">";
  private static final Pattern BETWEEN_TAGS = Pattern.compile("(^|>)([^<]++)");

  private MailHtml() {}

  /** Tokens are covered where they can be read; links keep working. */
  static String shown(String html, UnaryOperator<String> veil) {
    String covered =
        BETWEEN_TAGS
            .matcher(html)
            .replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + veil.apply(found.group(2))));
    return LINKS_OPEN_ELSEWHERE + covered;
  }
}
