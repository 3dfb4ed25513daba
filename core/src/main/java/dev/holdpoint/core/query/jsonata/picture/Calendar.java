package dev.holdpoint.core.query.jsonata.picture;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;

/** The components of a date, weeks by ISO 8601. */
final class Calendar {
  private Calendar() {}

  static int fragment(LocalDateTime date, char component) {
    return switch (component) {
      case 'Y' -> date.getYear();
      case 'M' -> date.getMonthValue();
      case 'D' -> date.getDayOfMonth();
      case 'd' -> date.getDayOfYear();
      case 'F' -> date.getDayOfWeek().getValue();
      case 'W' -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case 'w' -> weekOfMonth(date.toLocalDate());
      case 'X' -> date.get(IsoFields.WEEK_BASED_YEAR);
      case 'x' -> monthOfWeek(date.toLocalDate()).getMonthValue();
      case 'H' -> date.getHour();
      case 'h' -> date.getHour() % 12 == 0 ? 12 : date.getHour() % 12;
      case 'P' -> date.getHour() >= 12 ? 1 : 0;
      case 'm' -> date.getMinute();
      case 's' -> date.getSecond();
      case 'f' -> date.getNano() / 1_000_000;
      default -> 0;
    };
  }

  /** The Monday with which a month's first week begins. */
  private static LocalDate firstWeek(LocalDate month) {
    LocalDate first = month.withDayOfMonth(1);
    int day = first.getDayOfWeek().getValue();
    return day > 4 ? first.plusDays(8L - day) : first.minusDays(day - 1L);
  }

  /** The month to which a date's week belongs. */
  private static LocalDate monthOfWeek(LocalDate date) {
    LocalDate month = date.withDayOfMonth(1);
    if (date.isBefore(firstWeek(month))) {
      return month.minusMonths(1);
    }
    return date.isBefore(firstWeek(month.plusMonths(1))) ? month : month.plusMonths(1);
  }

  private static int weekOfMonth(LocalDate date) {
    LocalDate start = firstWeek(monthOfWeek(date));
    return (int) (ChronoUnit.DAYS.between(start, date) / 7) + 1;
  }
}
