package dev.holdpoint.server.console;

import dev.holdpoint.server.console.html.Html;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as people read them.
 *
 * @param now when the page is made
 */
record Words(Instant now, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

  /** A point in time, with the machine's form in the element. */
  Html time(Instant at) {
    return Html.of("time", TIME.format(at.atZone(zone))).with("datetime", at.toString());
  }

  /** How long ago, or how far ahead. */
  String distance(Instant at) {
    Duration ago = Duration.between(at, now);
    return ago.isNegative() ? "in " + lasting(ago.negated()) : lasting(ago) + " ago";
  }

  /** How long something lasts that goes on. */
  String lasting(Instant since) {
    return lasting(Duration.between(since, now));
  }

  /** A duration in its two greatest units. */
  static String lasting(Duration time) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      return time.toMillis() + " ms";
    }
    if (time.toDays() > 0) {
      return two(time.toDays(), "d", time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return two(time.toHours(), "h", time.toMinutesPart(), "min");
    }
    return time.toMinutes() > 0
        ? two(time.toMinutes(), "min", time.toSecondsPart(), "s")
        : time.toSeconds() + " s";
  }

  private static String two(long many, String unit, int fewer, String smaller) {
    return fewer == 0 ? many + " " + unit : many + " " + unit + " " + fewer + " " + smaller;
  }

  /** A whole number with its thousands apart. */
  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }
}
