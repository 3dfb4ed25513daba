package dev.holdpoint.server.calls.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls addresses for APIs, under the same rules as HTTP tasks. Thread-safe. */
public record AddressCaller(HttpCaller http) {
  /** What an address answered. */
  public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    @Override
    public String toString() {
      return "Answer[" + status + ", " + body.length + " bytes]";
    }
  }

  /** Sends a request; null where nobody could be asked, or nobody may. */
  public @Nullable Answer send(
      String method, String address, Map<String, List<String>> headers, byte[] body) {
    URI url = parse(address);
    if (url == null) {
      return null;
    }
    return switch (http.send(new OutsideRequest(method, url, headers, body))) {
      case Exchange.Answered(var status, var given, var content) ->
          new Answer(status, given, content);
      case Exchange.Forbidden _, Exchange.Broken _, Exchange.TooLarge _ -> null;
    };
  }

  private static @Nullable URI parse(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
