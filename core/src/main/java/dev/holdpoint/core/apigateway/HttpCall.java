package dev.holdpoint.core.apigateway;

import java.util.List;
import java.util.Map;

/**
 * A request that an API makes.
 *
 * @param query decoded, in its order
 * @param headers by name
 */
public record HttpCall(
    String method,
    String address,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body) {

  /** Without payload. */
  @Override
  public String toString() {
    return "HttpCall[" + method + ", " + body.length + " bytes]";
  }
}
