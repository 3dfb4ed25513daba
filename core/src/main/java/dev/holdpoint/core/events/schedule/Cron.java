package dev.holdpoint.core.events.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * AWS's cron dialect: minutes, hours, day of month, month, day of week, year. Ours rather than a
 * library's, as AWS differs from Quartz in small things (a year is required, exactly one {@code
 * ?}).
 */
public record Cron(
    NavigableSet<Integer> minutes,
    NavigableSet<Integer> hours,
    CronDays days,
    NavigableSet<Integer> months,
    NavigableSet<Integer> years)
    implements ScheduleExpression {
  /**
   * Reads the six fields.
   *
   * @throws IllegalArgumentException where they are none
   */
  public static Cron parse(String text) {
    String[] fields = text.strip().split("\\s+");
    if (fields.length != 6) {
      throw new IllegalArgumentException(text);
    }
    return new Cron(
        CronField.MINUTES.values(fields[0]),
        CronField.HOURS.values(fields[1]),
        CronDays.parse(fields[2], fields[4]),
        CronField.MONTHS.values(fields[3]),
        CronField.YEARS.values(fields[5]));
  }

  @Override
  public @Nullable Instant first(Instant now) {
    LocalDateTime found = after(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    return found == null ? null : found.toInstant(ZoneOffset.UTC);
  }

  /** The first minute after the one of this moment, on a clock without a zone; null for none. */
  public @Nullable LocalDateTime after(LocalDateTime moment) {
    return atOrAfter(moment.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
  }

  @Override
  public @Nullable Instant next(Instant due, Instant now) {
    return first(now.isAfter(due) ? now : due);
  }

  private @Nullable LocalDateTime atOrAfter(LocalDateTime from) {
    LocalTime today = timeAtOrAfter(from.toLocalTime());
    if (today != null && isDay(from.toLocalDate())) {
      return from.toLocalDate().atTime(today);
    }
    LocalDate date = dateAtOrAfter(from.toLocalDate().plusDays(1));
    return date == null ? null : date.atTime(hours.first(), minutes.first());
  }

  private boolean isDay(LocalDate date) {
    return date.equals(dateAtOrAfter(date));
  }

  private @Nullable LocalTime timeAtOrAfter(LocalTime from) {
    Integer minute = minutes.ceiling(from.getMinute());
    if (minute != null && hours.contains(from.getHour())) {
      return LocalTime.of(from.getHour(), minute);
    }
    Integer hour = hours.higher(from.getHour());
    return hour == null ? null : LocalTime.of(hour, minutes.first());
  }

  private @Nullable LocalDate dateAtOrAfter(LocalDate from) {
    for (int year : years.tailSet(from.getYear())) {
      for (int month : months) {
        LocalDate found = dateIn(YearMonth.of(year, month), from);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable LocalDate dateIn(YearMonth month, LocalDate from) {
    YearMonth first = YearMonth.from(from);
    if (month.isBefore(first)) {
      return null;
    }
    Integer day = days.in(month).ceiling(month.equals(first) ? from.getDayOfMonth() : 1);
    return day == null ? null : month.atDay(day);
  }
}
