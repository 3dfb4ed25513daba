package dev.holdpoint.server.console;

import dev.holdpoint.core.engine.TaskTokens;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps task tokens off the pages: whoever holds one may answer for a person. Covered are what our
 * own key signed, wherever it stands, and whatever stands behind a name that ends in "token".
 */
final class TokenVeil implements UnaryOperator<String> {
  static final String COVER = "●●● token ●●●";

  private static final int TOKEN_LENGTH = 43;
  private static final int LONGEST_RUN = 2_000;
  private static final int KEPT_OF_A_LONGER_RUN = 40;
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(token[\\\\\"'\\s]{0,8}[:=][\\\\\"'\\s]{0,8})([A-Za-z0-9_\\-+/=%.]{20,})");
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_-]{" + TOKEN_LENGTH + ",}+");

  private final TaskTokens tokens;

  TokenVeil(TaskTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String apply(String text) {
    if (text.length() < TOKEN_LENGTH) {
      return text;
    }
    String named = NAMED.matcher(text).replaceAll(found -> quoted(found.group(1) + COVER));
    return RUN.matcher(named).replaceAll(this::covered);
  }

  private String covered(MatchResult run) {
    String text = run.group();
    // Each window costs a MAC, so what is very long is shortened instead of searched.
    if (text.length() > LONGEST_RUN) {
      String kept = text.substring(0, KEPT_OF_A_LONGER_RUN);
      return quoted(kept + "… (" + (text.length() - kept.length()) + " more characters)");
    }
    return quoted(searched(text));
  }

  /** A token may touch its neighbours, as in {@code \nTOKEN} within a string. */
  private String searched(String run) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < run.length()) {
      int end = at + TOKEN_LENGTH;
      if (end <= run.length() && tokens.read(run.substring(at, end)) != null) {
        out.append(COVER);
        at = end;
      } else {
        out.append(run.charAt(at++));
      }
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
