package dev.holdpoint.core.events.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Days by their weekday, 1 being Sunday.
 *
 * @param which of these weekdays in a month
 */
record DaysOfWeek(Set<Integer> days, Which which) implements CronDays {
  private static final int DAYS = 7;

  /** Which of a month's equal weekdays: all, the last ({@code 6L}), or the n-th ({@code 3#2}). */
  sealed interface Which {
    record Every() implements Which {}

    record Last() implements Which {}

    record Nth(int number) implements Which {}
  }

  DaysOfWeek {
    days = Set.copyOf(days);
  }

  static DaysOfWeek parse(String text) {
    if (text.equals("L")) {
      return new DaysOfWeek(Set.of(DAYS), new Which.Every());
    }
    int hash = text.indexOf('#');
    if (hash >= 0) {
      return new DaysOfWeek(day(text.substring(0, hash)), nth(text.substring(hash + 1)));
    }
    if (text.endsWith("L")) {
      return new DaysOfWeek(day(text.substring(0, text.length() - 1)), new Which.Last());
    }
    return new DaysOfWeek(CronField.DAYS_OF_WEEK.values(text), new Which.Every());
  }

  private static Set<Integer> day(String text) {
    return Set.of(CronField.DAYS_OF_WEEK.value(text));
  }

  private static Which nth(String text) {
    if (!text.matches("[1-5]")) {
      throw new IllegalArgumentException(text);
    }
    return new Which.Nth(Integer.parseInt(text));
  }

  @Override
  public NavigableSet<Integer> in(YearMonth month) {
    NavigableSet<Integer> found = new TreeSet<>();
    IntStream.rangeClosed(1, month.lengthOfMonth())
        .filter(day -> matches(month.atDay(day)))
        .forEach(found::add);
    return found;
  }

  private boolean matches(LocalDate date) {
    return days.contains(number(date.getDayOfWeek()))
        && switch (which) {
          case Which.Every() -> true;
          case Which.Last() -> date.getDayOfMonth() + DAYS > date.lengthOfMonth();
          case Which.Nth(int number) -> (date.getDayOfMonth() - 1) / DAYS + 1 == number;
        };
  }

  private static int number(DayOfWeek day) {
    return day.getValue() % DAYS + 1;
  }
}
