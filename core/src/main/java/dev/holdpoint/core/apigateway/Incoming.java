package dev.holdpoint.core.apigateway;

import java.util.List;
import java.util.Map;

/** What came of what an API did about a request. */
public sealed interface Incoming {
  /**
   * A function ended.
   *
   * @param failed whether the payload describes its error
   */
  record FromFunction(byte[] payload, boolean failed) implements Incoming {
    @Override
    public String toString() {
      return "FromFunction[" + payload.length + " bytes, failed=" + failed + "]";
    }
  }

  /** A service or an address answered. */
  record FromHttp(int status, Map<String, List<String>> headers, byte[] body) implements Incoming {
    @Override
    public String toString() {
      return "FromHttp[" + status + ", " + body.length + " bytes]";
    }
  }

  /** Nothing could be called, or it broke. */
  record Broken() implements Incoming {}

  /**
   * A function may not run now, since too many of its invocations do.
   *
   * @param reason by AWS's name
   */
  record Throttled(String reason) implements Incoming {}

  /** There was no answer in time. */
  record TooLate() implements Incoming {}
}
