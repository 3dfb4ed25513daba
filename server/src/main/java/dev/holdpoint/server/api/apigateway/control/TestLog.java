package dev.holdpoint.server.api.apigateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.apigateway.CallReport;
import dev.holdpoint.core.apigateway.Route;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What AWS tells of a method that was tried, line by line. */
final class TestLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  private TestLog() {}

  static String of(CallReport report, Route route) {
    TestLog log = new TestLog();
    log.text.append("Execution log for request ").append(report.requestId()).append('\n');
    log.request(report, route);
    log.answer(report);
    return log.text.toString();
  }

  private void request(CallReport report, Route route) {
    Instant at = report.begun();
    line(at, "Starting execution for request: " + report.requestId());
    line(at, "HTTP Method: " + report.request().method() + ", Resource Path: " + route.path());
    line(at, "Method request query string: " + report.request().query());
    line(at, "Method request headers: " + report.request().headers());
    String body = new String(report.request().body(), UTF_8);
    line(at, "Method request body before transformations: " + body);
  }

  private void answer(CallReport report) {
    Instant at = report.ended();
    CallReport.Asked asked = report.integration();
    if (asked != null) {
      line(
          at,
          "Received response. Status: %d, Integration latency: %d ms"
              .formatted(asked.status(), asked.took().toMillis()));
    }
    String body = new String(report.answer().body(), UTF_8);
    line(at, "Method response body after transformations: " + body);
    line(at, "Method response headers: " + report.answer().headers());
    line(at, report.error() == null ? "Successfully completed execution" : "Execution failed");
    line(at, "Method completed with status: " + report.answer().status());
  }

  private void line(Instant at, String words) {
    text.append(TIME.format(at)).append(" : ").append(words).append('\n');
  }
}
