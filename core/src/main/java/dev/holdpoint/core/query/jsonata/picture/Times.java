package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times written by pictures. */
public final class Times {
  static final List<String> DAYS =
      List.of("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final String ISO = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

  /** The dates of ECMAScript end here. */
  private static final double MAX_MILLIS = 8.64e15;

  private final LocalDateTime date;
  private final int offsetHours;
  private final int offsetMinutes;

  private Times(LocalDateTime date, int offsetHours, int offsetMinutes) {
    this.date = date;
    this.offsetHours = offsetHours;
    this.offsetMinutes = offsetMinutes;
  }

  /**
   * A time by a picture.
   *
   * @param picture ISO 8601 where it is null
   * @param zone an offset such as {@code +0100}; UTC where it is null
   */
  public static String format(double millis, @Nullable String picture, @Nullable String zone) {
    double given = zone == null ? 0 : Integers.leading(zone.strip());
    int offset = Double.isNaN(given) ? 0 : (int) Math.clamp(given, -9_999.0, 9_999.0);
    int hours = Math.floorDiv(offset, 100);
    int minutes = offset % 100;
    LocalDateTime date = date(Math.floor(millis) + (60.0 * hours + minutes) * 60_000);
    Times times = new Times(date, hours, minutes);
    StringBuilder out = new StringBuilder();
    for (Component component : TimePicture.of(picture == null ? ISO : picture)) {
      switch (component) {
        case Component.Text(String text) -> out.append(text);
        case Component.Marker marker -> out.append(times.component(marker));
      }
    }
    return out.toString();
  }

  private static LocalDateTime date(double millis) {
    if (Math.abs(millis) > MAX_MILLIS) {
      throw new Fault(FaultCode.D1001).with("value", millis);
    }
    return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) millis), ZoneOffset.UTC);
  }

  private String component(Component.Marker marker) {
    if (marker.is("YMDdFWwXxHhms")) {
      return marker.names() == null ? number(marker) : name(marker, marker.names());
    }
    if (marker.is("f")) {
      return number(marker);
    }
    if (marker.is("Zz")) {
      return zone(marker);
    }
    if (marker.is("P")) {
      String half = date.getHour() >= 12 ? "pm" : "am";
      boolean upper = marker.names() == IntegerPicture.Letters.UPPER;
      return upper ? half.toUpperCase(Locale.ROOT) : half;
    }
    return "ISO";
  }

  private String number(Component.Marker marker) {
    double value = Calendar.fragment(date, marker.letter());
    if (marker.is("Y") && marker.yearDigits() >= 0) {
      value %= Math.pow(10, marker.yearDigits());
    }
    return marker.digits() == null ? "" : marker.digits().format(value);
  }

  private String name(Component.Marker marker, IntegerPicture.Letters letters) {
    if (!marker.is("MxF")) {
      throw new Fault(FaultCode.D3133).with("value", String.valueOf(marker.letter()));
    }
    int value = Calendar.fragment(date, marker.letter());
    String name = marker.is("F") ? DAYS.get(value) : MONTHS.get(value - 1);
    String cased =
        switch (letters) {
          case UPPER -> name.toUpperCase(Locale.ROOT);
          case LOWER -> name.toLowerCase(Locale.ROOT);
          case TITLE -> name;
        };
    boolean cut = marker.maxWidth() >= 0 && cased.length() > marker.maxWidth();
    return cut ? cased.substring(0, marker.maxWidth()) : cased;
  }

  private String zone(Component.Marker marker) {
    IntegerPicture digits = marker.digits();
    int offset = offsetHours * 100 + offsetMinutes;
    if (offset == 0 && marker.zulu()) {
      return "Z";
    }
    if (digits == null) {
      return "";
    }
    String text;
    if (digits.regular > 0) {
      text = digits.format(offset);
    } else if (digits.mandatoryDigits <= 2) {
      String minutes = offsetMinutes == 0 ? "" : ":" + Integers.format(offsetMinutes, "00");
      text = digits.format(offsetHours) + minutes;
    } else if (digits.mandatoryDigits <= 4) {
      text = digits.format(offset);
    } else {
      throw new Fault(FaultCode.D3134).with("value", digits.mandatoryDigits);
    }
    return (marker.is("z") ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
  }
}
