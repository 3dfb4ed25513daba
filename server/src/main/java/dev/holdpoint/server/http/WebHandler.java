package dev.holdpoint.server.http;

/** Answers a request. Called on a virtual thread of the request's own, so it may block. */
@FunctionalInterface
public interface WebHandler {
  WebResponse handle(WebRequest request);
}
