package dev.holdpoint.core.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP API's own answers to browsers: whatever headers of this kind an integration gives are
 * replaced, as on AWS.
 *
 * @param maxAge seconds, or null
 */
public record Cors(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    boolean allowCredentials,
    @Nullable Integer maxAge) {
  public Cors {
    allowOrigins = Copies.of(allowOrigins);
    allowMethods = Copies.of(allowMethods);
    allowHeaders = Copies.of(allowHeaders);
    exposeHeaders = Copies.of(exposeHeaders);
  }

  /** Whether a browser asks whether it may ask. */
  static boolean isPreflight(GatewayRequest request) {
    return request.method().equals("OPTIONS")
        && !request.header("origin").isEmpty()
        && !request.header("access-control-request-method").isEmpty();
  }

  GatewayAnswer preflight(GatewayRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String origin = origin(request);
    if (origin != null) {
      headers.put("access-control-allow-origin", List.of(origin));
      put(headers, "access-control-allow-methods", allowMethods);
      put(headers, "access-control-allow-headers", allowHeaders);
      if (maxAge != null) {
        headers.put("access-control-max-age", List.of(String.valueOf(maxAge)));
      }
      credentials(headers);
    }
    return new GatewayAnswer(204, headers, new byte[0]);
  }

  GatewayAnswer marked(GatewayRequest request, GatewayAnswer answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers());
    headers.keySet().removeIf(name -> name.regionMatches(true, 0, "access-control-", 0, 15));
    String origin = origin(request);
    if (origin != null) {
      headers.put("access-control-allow-origin", List.of(origin));
      put(headers, "access-control-expose-headers", exposeHeaders);
      credentials(headers);
    }
    return new GatewayAnswer(answer.status(), headers, answer.body());
  }

  private void credentials(Map<String, List<String>> headers) {
    if (allowCredentials) {
      headers.put("access-control-allow-credentials", List.of("true"));
    }
  }

  private static void put(Map<String, List<String>> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.put(name, List.of(String.join(",", new ArrayList<>(values))));
    }
  }

  /** What is said of the origin, or null where it is none of those allowed. */
  private @Nullable String origin(GatewayRequest request) {
    String origin = request.header("origin");
    if (origin.isEmpty()) {
      return null;
    }
    if (allowOrigins.contains("*")) {
      return "*";
    }
    boolean allowed =
        allowOrigins.stream()
            .anyMatch(one ->
                one.equals(origin)
                    || (one.endsWith("://*")
                        && origin.startsWith(one.substring(0, one.length() - 1)))
                    || (one.contains("://*.")
                        && origin.startsWith(one.substring(0, one.indexOf('*')))
                        && origin.endsWith(one.substring(one.indexOf('*') + 1))));
    return allowed ? origin : null;
  }
}
