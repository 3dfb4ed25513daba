package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.server.http.WebRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which API a request is for: by AWS's host name, or by a path for those who cannot name hosts.
 *
 * @param path what the API itself sees, its stage first
 */
record ApiAddress(String apiId, String path) {
  private static final Pattern HOST = Pattern.compile("([a-z0-9]{1,20})\\.execute-api\\..+");
  private static final Pattern PATH = Pattern.compile("/execute-api/([a-z0-9]{1,20})(/.*)?");

  /** Null where the request is for no API. */
  static @Nullable ApiAddress of(WebRequest request) {
    Matcher host = HOST.matcher(request.hostName());
    if (host.matches()) {
      return new ApiAddress(host.group(1), request.path());
    }
    Matcher path = PATH.matcher(request.path());
    return path.matches()
        ? new ApiAddress(path.group(1), path.group(2) == null ? "/" : path.group(2))
        : null;
  }
}
