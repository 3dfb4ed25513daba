package dev.holdpoint.server.http;

import java.util.Map;

/** What the listener answers by itself, in the form that AWS's clients read as an error. */
final class Refusal {
  private Refusal() {}

  static WebResponse stopping() {
    return error(503, "ServiceUnavailable", "The server is stopping.");
  }

  static WebResponse tooLarge(int mostBytes) {
    return error(
        413,
        "RequestEntityTooLarge",
        "The request is longer than " + mostBytes + " bytes, the most that is accepted.");
  }

  static WebResponse tooManyHeaders(int most) {
    return error(
        431,
        "RequestHeaderSectionTooLarge",
        "The request has more than " + most + " headers, the most that is accepted.");
  }

  static WebResponse malformed(String message) {
    return error(400, "MalformedHttpRequestException", message);
  }

  static WebResponse broken() {
    return error(
        400, "IncompleteBody", "The request's body did not come whole, in time and in its form.");
  }

  static WebResponse nobody(WebRequest request) {
    if (request.method().equals("OPTIONS")) {
      return WebResponse.empty(204).with("Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS");
    }
    return error(
        404, "NotFound", "Nothing is served at " + request.path() + " (" + request.method() + ").");
  }

  static WebResponse failed(String requestId) {
    return error(500, "InternalFailure", "The request failed for a reason of the server's own.")
        .with("x-amzn-RequestId", requestId);
  }

  private static WebResponse error(int status, String code, String message) {
    return WebResponse.json(status, Map.of("__type", code, "message", message))
        .with("x-amzn-errortype", code);
  }
}
