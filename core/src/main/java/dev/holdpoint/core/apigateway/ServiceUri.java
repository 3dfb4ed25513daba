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
 *     usual; of S3, with the bucket that may stand before the service's name
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
    int dot = matcher.group(2).lastIndexOf('.');
    String service = matcher.group(2).substring(dot + 1);
    if (matcher.group(3).equals("action")) {
      return new ServiceUri(matcher.group(1), service, rest.replaceFirst("[?&].*", ""), "");
    }
    String path = ("/" + rest).replaceFirst("^/+", "/");
    boolean bucket = service.equals("s3") && dot > 0;
    String whole = bucket ? "/" + matcher.group(2).substring(0, dot) + path : path;
    return new ServiceUri(matcher.group(1), service, null, whole);
  }
}
