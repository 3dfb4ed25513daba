package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Version;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How S3 answers. */
final class Answers {
  static final String VERSION = "x-amz-version-id";
  static final String MARKER = "x-amz-delete-marker";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter XML_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Answers() {}

  static StreamResponse xml(Xml document) {
    return StreamResponse.whole(WebResponse.of(200, "application/xml", document.bytes()));
  }

  static StreamResponse empty(int status) {
    return StreamResponse.whole(WebResponse.empty(status));
  }

  static StreamResponse with(StreamResponse answer, String name, String value) {
    return new StreamResponse(answer.head().with(name, value), answer.content());
  }

  /** Names the version that was put; one that has no name of its own is not mentioned. */
  static WebResponse versioned(WebResponse answer, Version put) {
    return put.version().isEmpty() ? answer : answer.with(VERSION, put.version());
  }

  /** A time to the second, as headers have it. */
  static String httpDate(Instant at) {
    return HTTP_DATE.format(at);
  }

  /** S3 shows when objects were put to the second. */
  static String xmlTime(Instant at) {
    return XML_TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
  }

  static String quoted(String etag) {
    return "\"" + etag + "\"";
  }
}
