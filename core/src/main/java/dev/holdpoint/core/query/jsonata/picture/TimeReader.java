package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times read by pictures. */
public final class TimeReader {
  private final Map<Character, Double> found = new HashMap<>();
  private final LocalDateTime now;

  private TimeReader(Instant now) {
    this.now = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  /**
   * The milliseconds since 1970 that a text means; null where it does not have the picture's form.
   *
   * @param now fills in what the picture leaves out before its first component
   * @param matching matches a pattern, counting its steps
   */
  public static @Nullable Double read(
      String text, String picture, Instant now, BiFunction<Pattern, String, Matcher> matching) {
    List<Component> components = TimePicture.of(picture);
    StringBuilder regex = new StringBuilder();
    List<Component.Marker> markers = new ArrayList<>();
    for (Component component : components) {
      switch (component) {
        case Component.Text(String literal) -> regex.append(Pattern.quote(literal));
        case Component.Marker marker -> {
          markers.add(marker);
          regex.append('(').append(ComponentReader.regex(marker)).append(')');
        }
      }
    }
    Pattern pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    Matcher matcher = matching.apply(pattern, text);
    if (!matcher.matches() || markers.isEmpty()) {
      return null;
    }
    TimeReader reader = new TimeReader(now);
    for (int i = 0; i < markers.size(); i++) {
      Component.Marker marker = markers.get(i);
      reader.found.put(marker.letter(), ComponentReader.value(marker, matcher.group(i + 1)));
    }
    return reader.millis();
  }

  /** Whether of these components some were found and no others. */
  private boolean isType(String all, String type) {
    boolean any = false;
    for (int i = 0; i < all.length(); i++) {
      char letter = all.charAt(i);
      boolean given = found.getOrDefault(letter, 0.0) != 0;
      if (given && type.indexOf(letter) < 0) {
        return false;
      }
      any |= given;
    }
    return any;
  }

  private double millis() {
    String dates = "YXMxWwdD";
    boolean byDay = !isType(dates, "YMD") && isType(dates, "Yd");
    boolean byWeek = isType(dates, "XxwF") || isType(dates, "XWF");
    boolean halves = !isType("PHhmsf", "Hmsf") && isType("PHhmsf", "Phmsf");
    String date = byDay ? "YD" : byWeek ? "XWF" : "YMD";
    fill(date + (halves ? "Phmsf" : "Hmsf"));
    if (byWeek) {
      throw new Fault(FaultCode.D3136);
    }
    if (halves) {
      double hour = get('h') == 12 ? 0 : get('h');
      found.put('H', hour + (get('P') == 1 ? 12 : 0));
    }
    double offset = found.getOrDefault('Z', found.getOrDefault('z', 0.0));
    return day(byDay)
        + ((get('H') * 60 + get('m')) * 60 + get('s')) * 1000
        + get('f')
        - offset * 60_000;
  }

  private double get(char letter) {
    return found.getOrDefault(letter, 0.0);
  }

  private double day(boolean byDay) {
    try {
      LocalDate first = LocalDate.of((int) get('Y'), 1, 1);
      LocalDate day =
          byDay
              ? first.plusDays((long) get('d') - 1)
              : first.plusMonths(Math.max(0, (long) get('M') - 1)).plusDays((long) get('D') - 1);
      return day.toEpochDay() * 86_400_000.0;
    } catch (DateTimeException e) {
      throw new Fault(FaultCode.D3136);
    }
  }

  /**
   * What stands before the first given component is now's, what stands behind the last is least.
   */
  private void fill(String components) {
    boolean started = false;
    boolean ended = false;
    for (int i = 0; i < components.length(); i++) {
      char letter = components.charAt(i);
      if (found.containsKey(letter)) {
        started = true;
        if (ended) {
          throw new Fault(FaultCode.D3136);
        }
      } else if (started) {
        found.put(letter, "MDd".indexOf(letter) >= 0 ? 1.0 : 0.0);
        ended = true;
      } else {
        found.put(letter, (double) Calendar.fragment(now, letter));
      }
    }
  }
}
