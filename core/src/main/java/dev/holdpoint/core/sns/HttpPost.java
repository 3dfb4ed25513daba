package dev.holdpoint.core.sns;

import java.util.Map;

/**
 * A request to an endpoint.
 *
 * @param policy how it is tried again
 */
public record HttpPost(
    String url, Map<String, String> headers, String body, DeliveryPolicy policy) {
  public HttpPost {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "HttpPost[" + body.length() + " characters]";
  }
}
