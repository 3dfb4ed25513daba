package dev.holdpoint.server.calls.http;

import dev.holdpoint.server.calls.HttpLens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests and answers as TestState shows them. */
final class Shown {
  private Shown() {}

  static HttpLens.Sent request(OutsideRequest request) {
    return new HttpLens.Sent(
        request.url().getScheme(),
        request.method(),
        request.url().toString(),
        headers(request.headers()),
        text(request.body()));
  }

  /** An answer came by the protocol of its request. */
  static HttpLens.Heard answer(OutsideRequest request, Exchange.Answered answer) {
    return new HttpLens.Heard(
        request.url().getScheme(),
        answer.status(),
        ResultShape.statusText(answer.status()),
        headers(answer.headers()),
        text(answer.body()));
  }

  /** {@code [name: value, name: value]}. */
  private static String headers(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
