package dev.holdpoint.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered where there is no room: the throttling error of the service that was called, as
 * its protocol writes it, so that every client of AWS's waits a little and tries again. Only the
 * headers are known by then.
 */
final class Busy {
  private static final String MESSAGE = "Rate exceeded";
  private static final String QUERY =
      """
      <?xml version="1.0"?>
      <ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded\
      </Message></Error></ErrorResponse>\
      """;

  private Busy() {}

  static WebResponse answer(
      @Nullable String target, @Nullable String contentType, @Nullable String authorization) {
    if (target != null) {
      return target.startsWith("AmazonSQS.")
          // The status at which clients try again that know SQS by its older form.
          ? json(403, "RequestThrottled").with("x-amzn-query-error", "RequestThrottled;Sender")
          : json(400, "ThrottlingException");
    }
    if (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) {
      boolean sqs = authorization != null && authorization.contains("/sqs/aws4_request");
      String xml = sqs ? QUERY.replace("Throttling", "RequestThrottled") : QUERY;
      return WebResponse.of(sqs ? 403 : 400, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
    return json(429, "TooManyRequestsException").with("Retry-After", "1");
  }

  private static WebResponse json(int status, String code) {
    Map<String, String> body = Map.of("__type", code, "message", MESSAGE);
    return WebResponse.json(status, body).with("x-amzn-errortype", code);
  }
}
