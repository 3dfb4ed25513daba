package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** AWS's ways to write a moment. Milliseconds are the finest that is sent. */
final class Timestamps {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** The format that the model asks for, or the protocol's own. */
  static Format format(SdkField<?> field, Format ofTheProtocol) {
    TimestampFormatTrait trait = field.getTrait(TimestampFormatTrait.class);
    return trait == null ? ofTheProtocol : trait.format();
  }

  static String text(Instant instant, Format format) {
    return switch (format) {
      case ISO_8601 -> ISO.format(instant);
      case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
      case UNIX_TIMESTAMP -> seconds(instant).toPlainString();
      case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
    };
  }

  /** Seconds since 1970 with milliseconds behind the point. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  static Instant ofSeconds(BigDecimal seconds) {
    try {
      return Instant.EPOCH.plus(
          seconds.movePointRight(3).toBigInteger().longValueExact(), ChronoUnit.MILLIS);
    } catch (DateTimeException | ArithmeticException e) {
      throw invalid(seconds.toString());
    }
  }

  /** ISO 8601, or seconds since 1970 as text. */
  static Instant parse(String text) {
    try {
      return Character.isDigit(text.isEmpty() ? ' ' : text.charAt(0)) && !text.contains("T")
          ? ofSeconds(new BigDecimal(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw invalid(text);
    }
  }

  private static AwsException invalid(String text) {
    return AwsException.of("SerializationException", "Unable to parse as a timestamp: " + text);
  }
}
