package dev.holdpoint.core.asl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timestamps as the language takes them: RFC 3339 with an uppercase T and an uppercase Z. */
public final class Timestamps {
  static final String NOT_A_TIMESTAMP = "String does not match RFC3339 timestamp";

  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private Timestamps() {}

  /** The instant, or null where the text is no timestamp. */
  public static @Nullable Instant parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  static Instant require(String text) {
    Instant instant = parse(text);
    if (instant == null) {
      throw new IllegalArgumentException(NOT_A_TIMESTAMP);
    }
    return instant;
  }
}
