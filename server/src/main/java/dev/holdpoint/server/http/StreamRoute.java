package dev.holdpoint.server.http;

/**
 * A route that takes a body as it comes and gives one as it goes, of any length: nothing of it need
 * be in memory. It decides by a request's head whether it matches, as do the routes before it.
 */
public interface StreamRoute extends WebRoute {
  /**
   * Answers. What it leaves of the body unread ends the connection.
   *
   * @param head the request without its body
   */
  StreamResponse stream(WebRequest head, BodyStream body);

  @Override
  default WebResponse handle(WebRequest request) {
    throw new IllegalStateException(
        "Expected to be asked for a stream, but it was for a whole (path=" + request.path() + ")");
  }
}
