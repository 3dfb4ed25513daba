package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.s3.Conditions;
import dev.holdpoint.core.s3.S3Error;
import dev.holdpoint.core.s3.StoredObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a reader demands of an object (RFC 9110, section 13).
 *
 * @param prefix of the headers' names: empty, or that of a copy's source
 */
record Preconditions(S3Call call, StoredObject object, String prefix) {
  private static final int NOT_MODIFIED = 304;

  /** A status to answer with instead of the object, or null. */
  static @Nullable Integer check(S3Call call, StoredObject object) {
    Preconditions conditions = new Preconditions(call, object, "");
    if (conditions.failed()) {
      throw S3Error.preconditionFailed();
    }
    return conditions.unchanged() ? NOT_MODIFIED : null;
  }

  /** Those of a copy's source. */
  static void checkSource(S3Call call, StoredObject object) {
    Preconditions conditions = new Preconditions(call, object, "x-amz-copy-source-");
    if (conditions.failed() || conditions.unchanged()) {
      throw S3Error.preconditionFailed();
    }
  }

  private boolean failed() {
    String match = call.header(prefix + "if-match");
    Instant since = time(call.header(prefix + "if-unmodified-since"));
    return match == null
        ? since != null && put().isAfter(since)
        : !Conditions.matches(match, object.meta().etag());
  }

  private boolean unchanged() {
    String none = call.header(prefix + "if-none-match");
    Instant since = time(call.header(prefix + "if-modified-since"));
    return none == null
        ? since != null && !put().isAfter(since)
        : Conditions.matches(none, object.meta().etag());
  }

  private Instant put() {
    return object.meta().put().truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable Instant time(@Nullable String header) {
    try {
      return header == null
          ? null
          : DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
