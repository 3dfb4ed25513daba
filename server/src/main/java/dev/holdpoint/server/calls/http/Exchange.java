package dev.holdpoint.server.calls.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a request to the world outside. */
sealed interface Exchange {
  /** An answer, whatever its status. */
  record Answered(int status, Map<String, List<String>> headers, byte[] body) implements Exchange {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** The media type without its parameters, in lower case; empty where none is named. */
    String mediaType() {
      for (Map.Entry<String, List<String>> header : headers.entrySet()) {
        if (header.getKey().equalsIgnoreCase("content-type")) {
          return header.getValue().getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }
      }
      return "";
    }
  }

  /** More than may be taken. */
  record TooLarge() implements Exchange {}

  /**
   * No answer.
   *
   * @param exception its kind, such as {@code ConnectException}
   */
  record Broken(String exception, String why) implements Exchange {}

  /** Not made: this target is not allowed. */
  record Forbidden(String why) implements Exchange {}
}
