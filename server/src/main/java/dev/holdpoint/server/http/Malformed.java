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
    Status shown = unknown || unread ? Status.BAD_REQUEST_400 : status;
    String code = code(shown.code());
    Map<String, String> body = Map.of("__type", code, "message", told(message));
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

  private static String code(int status) {
    return switch (status) {
      case 413 -> "RequestEntityTooLarge";
      case 414, 431 -> "RequestHeaderSectionTooLarge";
      case 503 -> "ServiceUnavailable";
      default -> status < 500 ? "MalformedHttpRequestException" : "InternalFailure";
    };
  }

  private static String told(@Nullable String message) {
    return message == null || message.isEmpty() ? "The request is not valid HTTP." : message;
  }
}
