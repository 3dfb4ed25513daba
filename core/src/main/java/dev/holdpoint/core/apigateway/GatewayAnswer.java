package dev.holdpoint.core.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** What a client gets. */
public record GatewayAnswer(int status, Map<String, List<String>> headers, byte[] body) {
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
