package dev.holdpoint.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.server.http.WebRequest;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method and a path with places in braces, such as {@code POST
 * /2015-03-31/functions/{FunctionName}/invocations}. A last {@code {Name+}} takes all the rest.
 *
 * @param parameter what the query must say, {@code name=value}, or the empty text
 */
record RestEndpoint(String method, List<String> segments, String parameter) {

  static RestEndpoint parse(String methodAndPath) {
    String[] parts = methodAndPath.split(" ", 2);
    String[] path = parts[1].split("\\?", 2);
    return new RestEndpoint(parts[0], segments(path[0]), path.length < 2 ? "" : path[1]);
  }

  /** What stands in the places, decoded; null where the request is for something else. */
  @Nullable Map<String, String> match(WebRequest request) {
    if (!method.equals(request.method()) || !isSaid(request)) {
      return null;
    }
    return match(segments(request.path()));
  }

  private boolean isSaid(WebRequest request) {
    String[] pair = parameter.split("=", 2);
    return parameter.isEmpty()
        || request.queryParameters().getOrDefault(pair[0], List.of()).contains(pair[1]);
  }

  private @Nullable Map<String, String> match(List<String> path) {
    Map<String, String> places = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.endsWith("+}") && i < path.size()) {
        String rest = String.join("/", path.subList(i, path.size()));
        places.put(segment.substring(1, segment.length() - 2), decode(rest));
        return places;
      }
      if (i >= path.size() || !fits(segment, path.get(i), places)) {
        return null;
      }
    }
    return path.size() == segments.size() ? places : null;
  }

  private static boolean fits(String segment, String sent, Map<String, String> places) {
    if (!segment.startsWith("{")) {
      return segment.equals(sent);
    }
    places.put(segment.substring(1, segment.length() - 1), decode(sent));
    return !sent.isEmpty();
  }

  private static List<String> segments(String path) {
    String inner = path.startsWith("/") ? path.substring(1) : path;
    return List.of(
        (inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner).split("/"));
  }

  /** In a path, unlike in a form, a plus sign is a plus sign. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
