package dev.holdpoint.server.calls.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A request as it leaves.
 *
 * @param body empty where there is none
 */
record OutsideRequest(String method, URI url, Map<String, List<String>> headers, byte[] body) {
  /** Says nothing of what it carries: headers, query and body may hold secrets. */
  @Override
  public String toString() {
    return method + " " + url.getHost();
  }
}
