package dev.holdpoint.core.apigateway.policy;

import java.util.regex.Pattern;

/** AWS's patterns: a star is any text, a question mark any one character. */
public final class Wildcards {
  private Wildcards() {}

  public static boolean match(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }
}
