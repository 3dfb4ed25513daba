package dev.holdpoint.core.apigateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An action of AWS as an integration names it: {@code
 * arn:aws:apigateway:REGION:SERVICE:action/NAME} or {@code …:path/PATH}.
 *
 * @param action its name, or null where it is called by a path
 * @param path empty where it is called by name; begins with one slash, though {@code path//} is
 *     usual
 */
public record ServiceUri(String region, String service, @Nullable String action, String path) {
  private static final Pattern URI =
      Pattern.compile(
          "arn:aws[a-z-]*:apigateway:([a-z0-9-]*):([A-Za-z0-9.-]+):(action|path)/(.*)",
          Pattern.DOTALL);

  /** Null where it is something else. */
  static @Nullable ServiceUri parse(String uri) {
    Matcher matcher = URI.matcher(uri);
    if (!matcher.matches()) {
      return null;
    }
    String rest = matcher.group(4);
    String service = matcher.group(2).substring(matcher.group(2).lastIndexOf('.') + 1);
    return matcher.group(3).equals("action")
        ? new ServiceUri(matcher.group(1), service, rest.replaceFirst("[?&].*", ""), "")
        : new ServiceUri(matcher.group(1), service, null, ("/" + rest).replaceFirst("^/+", "/"));
  }
}
