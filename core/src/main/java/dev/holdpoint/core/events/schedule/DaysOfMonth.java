package dev.holdpoint.core.events.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days by their number.
 *
 * @param days plain numbers; those that a month does not have are left out in it
 * @param nearWeekdays {@code 15W}: the weekday nearest to that day, within the month
 * @param last {@code L}
 * @param lastWeekday {@code LW}
 */
record DaysOfMonth(Set<Integer> days, Set<Integer> nearWeekdays, boolean last, boolean lastWeekday)
    implements CronDays {
  DaysOfMonth {
    days = Set.copyOf(days);
    nearWeekdays = Set.copyOf(nearWeekdays);
  }

  static DaysOfMonth parse(String text) {
    Set<String> parts = Set.copyOf(Stream.of(text.split(",", -1)).distinct().toList());
    Set<Integer> near =
        parts.stream()
            .filter(part -> part.endsWith("W") && !part.equals("LW"))
            .map(part -> CronField.DAYS_OF_MONTH.value(part.substring(0, part.length() - 1)))
            .collect(Collectors.toSet());
    Set<Integer> plain =
        parts.stream()
            .filter(part -> !part.endsWith("W") && !part.equals("L"))
            .flatMap(part -> CronField.DAYS_OF_MONTH.values(part).stream())
            .collect(Collectors.toSet());
    return new DaysOfMonth(plain, near, parts.contains("L"), parts.contains("LW"));
  }

  @Override
  public NavigableSet<Integer> in(YearMonth month) {
    NavigableSet<Integer> found = new TreeSet<>();
    days.stream().filter(month::isValidDay).forEach(found::add);
    nearWeekdays.stream()
        .filter(month::isValidDay)
        .forEach(day -> found.add(nearestWeekday(month.atDay(day))));
    if (last) {
      found.add(month.lengthOfMonth());
    }
    if (lastWeekday) {
      found.add(nearestWeekday(month.atEndOfMonth()));
    }
    return found;
  }

  /** Never leaves the month, as 1W on a Saturday is Monday the 3rd. */
  private static int nearestWeekday(LocalDate date) {
    int day = date.getDayOfMonth();
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return day == 1 ? 3 : day - 1;
    }
    if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return day == date.lengthOfMonth() ? day - 2 : day + 1;
    }
    return day;
  }
}
