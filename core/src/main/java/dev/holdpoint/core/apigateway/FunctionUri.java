package dev.holdpoint.core.apigateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The function in an integration's address. */
public final class FunctionUri {
  private static final Pattern FUNCTION =
      Pattern.compile("(?:.*/functions/)?(arn:[^/]+?)(?:/invocations)?");

  private FunctionUri() {}

  /** The function's ARN, or null where the address is something else's. */
  public static @Nullable String function(String uri) {
    Matcher matcher = FUNCTION.matcher(uri);
    return matcher.matches()
            && matcher.group(1).contains(":lambda:")
            && matcher.group(1).contains(":function:")
        ? matcher.group(1)
        : null;
  }
}
