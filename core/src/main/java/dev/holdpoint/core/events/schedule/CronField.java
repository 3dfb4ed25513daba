package dev.holdpoint.core.events.schedule;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What one field of a cron expression may hold: numbers in a range, or names that stand for them.
 *
 * @param names the first stands for {@code min}; may be empty
 */
record CronField(int min, int max, List<String> names) {
  static final CronField MINUTES = new CronField(0, 59, List.of());
  static final CronField HOURS = new CronField(0, 23, List.of());
  static final CronField DAYS_OF_MONTH = new CronField(1, 31, List.of());
  static final CronField MONTHS =
      new CronField(
          1,
          12,
          List.of(
              "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
  static final CronField DAYS_OF_WEEK =
      new CronField(1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));
  static final CronField YEARS = new CronField(1970, 2199, List.of());

  CronField {
    names = List.copyOf(names);
  }

  /** The values that a list such as {@code 1,5-9,0/15} stands for. */
  NavigableSet<Integer> values(String text) {
    NavigableSet<Integer> values = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      add(values, part);
    }
    return Collections.unmodifiableNavigableSet(values);
  }

  private void add(NavigableSet<Integer> values, String part) {
    String[] stepped = part.split("/", -1);
    String[] bounds = stepped[0].equals("*") ? new String[0] : stepped[0].split("-", -1);
    if (stepped.length > 2 || bounds.length > 2) {
      throw new IllegalArgumentException(part);
    }
    int first = bounds.length == 0 ? min : value(bounds[0]);
    int last = last(bounds, first, stepped.length == 2);
    if (last < first) {
      throw new IllegalArgumentException(part);
    }
    int step = stepped.length == 2 ? step(stepped[1]) : 1;
    for (int value = first; value <= last; value += step) {
      values.add(value);
    }
  }

  private int last(String[] bounds, int first, boolean stepped) {
    return switch (bounds.length) {
      case 2 -> value(bounds[1]);
      case 1 -> stepped ? max : first;
      default -> max;
    };
  }

  private int step(String text) {
    int step = number(text);
    if (step < 1 || step > max) {
      throw new IllegalArgumentException(text);
    }
    return step;
  }

  /** One value, as a number or a name. */
  int value(String text) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = named >= 0 ? min + named : number(text);
    if (value < min || value > max) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static int number(String text) {
    // Integer.parseInt takes signs too.
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(text);
    }
    return Integer.parseInt(text);
  }
}
