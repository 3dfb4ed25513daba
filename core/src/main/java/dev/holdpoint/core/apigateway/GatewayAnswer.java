package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets.
 *
 * @param error which of AWS's own errors it says, or null
 * @param message in which words
 */
public record GatewayAnswer(
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    @Nullable GatewayError error,
    String message) {
  /** An answer that is none of AWS's own errors. */
  public GatewayAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    this(status, headers, body, null, "");
  }

  /** The same with another status. */
  public GatewayAnswer withStatus(int other) {
    return new GatewayAnswer(other, headers, body, error, message);
  }

  /** The same, which says this error. */
  GatewayAnswer of(GatewayError said, String words) {
    return new GatewayAnswer(status, headers, body, said, words);
  }

  static GatewayAnswer json(int status, String body) {
    return new GatewayAnswer(
        status, Map.of("content-type", List.of("application/json")), body.getBytes(UTF_8));
  }

  static GatewayAnswer json(int status, String errorType, String body) {
    return new GatewayAnswer(
        status,
        Map.of("content-type", List.of("application/json"), "x-amzn-ErrorType", List.of(errorType)),
        body.getBytes(UTF_8));
  }

  /** Without payload. */
  @Override
  public String toString() {
    return "GatewayAnswer[" + status + ", " + body.length + " bytes]";
  }
}
