package dev.holdpoint.server.access;

import dev.holdpoint.server.http.WebRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a request was signed.
 *
 * @param text {@code YYYYMMDDTHHMMSSZ}, as it goes into the signature
 */
record SignedTime(String text, Instant at) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Those of AWS's services that put up with more. */
  private static final Set<String> PATIENT = Set.of("sqs", "sns");

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration USUAL = Duration.ofMinutes(5);

  /** AWS's limit for a presigned URL. */
  private static final int LONGEST_SECONDS = 604_800;

  /** The time of a request, or null where it names none that can be read. */
  static @Nullable SignedTime of(WebRequest request, Claim claim) {
    String text = claim.inQuery() ? parameter(request, "X-Amz-Date") : request.header("x-amz-date");
    try {
      if (text != null) {
        return new SignedTime(text, FORM.parse(text, Instant::from));
      }
      String date = request.header("date");
      Instant at =
          date == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      return at == null ? null : new SignedTime(FORM.format(at), at);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Why a request of this time is not taken now, in AWS's words; null where it is. */
  @Nullable String refusal(WebRequest request, Claim claim, Instant now) {
    if (!text.startsWith(claim.date()) || claim.date().length() != 8) {
      return "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
          + " HTTP: '%s' != '%s', from '%s'.".formatted(claim.date(), text.substring(0, 8), text);
    }
    Duration skew = PATIENT.contains(claim.service()) ? PATIENCE : USUAL;
    if (at.isAfter(now.plus(skew))) {
      return "Signature not yet current: %s is still later than %s (%s + %d min.)"
          .formatted(text, FORM.format(now.plus(skew)), FORM.format(now), skew.toMinutes());
    }
    return claim.inQuery() ? expiry(request, now) : age(now, skew);
  }

  private @Nullable String age(Instant now, Duration skew) {
    return at.isBefore(now.minus(skew))
        ? "Signature expired: %s is now earlier than %s (%s - %d min.)"
            .formatted(text, FORM.format(now.minus(skew)), FORM.format(now), skew.toMinutes())
        : null;
  }

  /** A presigned URL says itself how long it is good for. */
  private @Nullable String expiry(WebRequest request, Instant now) {
    String seconds = parameter(request, "X-Amz-Expires");
    if (seconds == null || !seconds.matches("\\d{1,7}")) {
      return "X-Amz-Expires should be a number";
    }
    int given = Integer.parseInt(seconds);
    if (given > LONGEST_SECONDS) {
      return "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires"
          + " must be less than 604800 seconds";
    }
    Instant until = at.plusSeconds(given);
    return until.isBefore(now)
        ? "Signature expired: %s is now earlier than %s"
            .formatted(FORM.format(until), FORM.format(now))
        : null;
  }

  private static @Nullable String parameter(WebRequest request, String name) {
    List<String> values = request.queryParameters().get(name);
    return values == null ? null : values.getFirst();
  }
}
