package dev.holdpoint.server.http;

/** A route that takes requests whole, and may give an answer that is still being made. */
public interface LiveRoute extends WebRoute {
  /** Answers. Whoever asked lets go of the content. */
  StreamResponse answer(WebRequest request);

  @Override
  default WebResponse handle(WebRequest request) {
    throw new IllegalStateException(
        "Expected to be asked for an answer, but it was for a whole (path=" + request.path() + ")");
  }
}
