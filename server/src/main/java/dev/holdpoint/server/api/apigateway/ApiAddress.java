package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.server.http.WebRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which API or function a request is for: by AWS's host name, or by a path for those who cannot
 * name hosts.
 *
 * @param kind {@code execute-api} or {@code lambda-url}
 * @param id the API's, or that of the function's URL
 * @param path what the API itself sees, its stage first
 */
record ApiAddress(String kind, String id, String path) {
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]{1,32})\\.(execute-api|lambda-url)\\..+");
  private static final Pattern PATH =
      Pattern.compile("/(execute-api|lambda-url)/([a-z0-9]{1,32})(/.*)?");

  /** Whether it is a function's own. */
  boolean isFunction() {
    return kind.equals("lambda-url");
  }

  /** Null where the request is for no API. */
  static @Nullable ApiAddress of(WebRequest request) {
    Matcher host = HOST.matcher(request.hostName());
    if (host.matches()) {
      return new ApiAddress(host.group(2), host.group(1), request.path());
    }
    Matcher path = PATH.matcher(request.path());
    return path.matches()
        ? new ApiAddress(path.group(1), path.group(2), path.group(3) == null ? "/" : path.group(3))
        : null;
  }
}
