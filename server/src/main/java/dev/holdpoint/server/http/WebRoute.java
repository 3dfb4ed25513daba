package dev.holdpoint.server.http;

/** Which requests a part serves: by host name, path or header. The first that matches, serves. */
public interface WebRoute extends WebHandler {
  boolean matches(WebRequest request);
}
