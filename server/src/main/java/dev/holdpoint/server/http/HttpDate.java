package dev.holdpoint.server.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Now, as a Date header says it: in GMT, wherever the machine stands (RFC 9110, section 5.6.7). */
final class HttpDate {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /** Written once a second. */
  private record Written(long second, String text) {}

  private static volatile Written last = write(0);

  private HttpDate() {}

  static String now() {
    long second = Instant.now().getEpochSecond();
    Written written = last;
    if (written.second != second) {
      written = write(second);
      last = written;
    }
    return written.text;
  }

  private static Written write(long second) {
    return new Written(second, FORM.format(Instant.ofEpochSecond(second)));
  }
}
