package dev.holdpoint.server.http;

import dev.holdpoint.core.json.Json;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is no HTTP request gets AWS's form of an error too, and its connection is closed. */
final class Malformed implements DirectHandler {
  private static final Status TOO_LONG = Status.create(431, "Request Header Fields Too Large");

  static DirectHandlers handlers() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new Malformed());
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    // What we do not speak is the caller's mistake too, and not one to try again; so is a first
    // line that Helidon stumbles over, of which it knows no method yet.
    boolean unknown = status.code() == 501 || status.code() == 505;
    boolean unread = status.code() == 500 && request.method().isEmpty();
    Status shown =
        isTooLong(message) ? TOO_LONG : unknown || unread ? Status.BAD_REQUEST_400 : status;
    String code = code(shown.code());
    Map<String, String> body = Map.of("__type", code, "message", told(shown));
    headers.set(HeaderNames.DATE, HttpDate.now());
    headers.set(HeaderNames.CONTENT_TYPE, "application/json");
    headers.set(HeaderNames.create("x-amzn-errortype"), code);
    return TransportResponse.builder()
        .status(shown)
        .headers(headers)
        .entity(Json.writeBytes(body))
        .keepAlive(false)
        .build();
  }

  /** Helidon's own words: it has no other status for it than that of what is no HTTP. */
  private static boolean isTooLong(@Nullable String message) {
    return message != null && message.startsWith("Header size exceeded");
  }

  private static String code(int status) {
    return switch (status) {
      case 413 -> "RequestEntityTooLarge";
      case 414, 431 -> "RequestHeaderSectionTooLarge";
      case 503 -> "ServiceUnavailable";
      default -> status < 500 ? "MalformedHttpRequestException" : "InternalFailure";
    };
  }

  /** Nothing of Helidon's words: they may hold what was sent. */
  private static String told(Status status) {
    return status.equals(TOO_LONG)
        ? "The request's headers are longer than is accepted."
        : "The request is not valid HTTP.";
  }
}
