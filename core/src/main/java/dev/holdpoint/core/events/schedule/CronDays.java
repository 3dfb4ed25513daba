package dev.holdpoint.core.events.schedule;

import java.time.YearMonth;
import java.util.NavigableSet;

/** Which days of a month a cron expression means. */
sealed interface CronDays permits DaysOfMonth, DaysOfWeek {
  /** The days in that month, in order; empty where it has none of them. */
  NavigableSet<Integer> in(YearMonth month);

  /** Exactly one of the two day fields must be {@code ?}. */
  static CronDays parse(String dayOfMonth, String dayOfWeek) {
    if (dayOfMonth.equals("?") == dayOfWeek.equals("?")) {
      throw new IllegalArgumentException(dayOfMonth + " " + dayOfWeek);
    }
    return dayOfWeek.equals("?") ? DaysOfMonth.parse(dayOfMonth) : DaysOfWeek.parse(dayOfWeek);
  }
}
