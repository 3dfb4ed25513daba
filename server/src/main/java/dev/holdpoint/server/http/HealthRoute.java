package dev.holdpoint.server.http;

import java.util.Map;

/** {@code GET /_holdpoint/health}: 200 once the listener answers at all. */
public final class HealthRoute implements WebRoute {
  private final String version;

  public HealthRoute(String version) {
    this.version = version;
  }

  @Override
  public boolean matches(WebRequest request) {
    return request.path().equals("/_holdpoint/health")
        && (request.method().equals("GET") || request.method().equals("HEAD"));
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return WebResponse.json(200, Map.of("status", "ready", "version", version));
  }
}
