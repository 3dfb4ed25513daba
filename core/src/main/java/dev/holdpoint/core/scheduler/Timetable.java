package dev.holdpoint.core.scheduler;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A schedule's occasions in its time zone, between its dates. */
record Timetable(Occasions occasions, ZoneId zone, @Nullable Instant start, @Nullable Instant end) {

  /** A later one does not fit where due times are kept, in milliseconds. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** What the settings say; a mistake in them is the caller's. */
  static Timetable of(ScheduleSettings settings) {
    Instant start = settings.startDate();
    Instant end = settings.endDate();
    if ((start != null && start.isAfter(LAST)) || (end != null && end.isAfter(LAST))) {
      throw SchedulerError.validation("StartDate and EndDate must be before the year 10000.");
    }
    if (start != null && end != null && !end.isAfter(start)) {
      throw SchedulerError.validation("The EndDate you specify must come after the StartDate.");
    }
    Occasions occasions = Occasions.parse(settings.expression());
    return occasions instanceof Occasions.At
        ? new Timetable(occasions, zone(settings.timeZone()), null, null)
        : new Timetable(occasions, zone(settings.timeZone()), start, end);
  }

  private static ZoneId zone(@Nullable String name) {
    if (name == null || name.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw SchedulerError.validation("Invalid Schedule Expression Timezone " + name + ".");
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw SchedulerError.validation("Invalid Schedule Expression Timezone " + name + ".");
    }
  }

  /** From when on a rate is counted, for a schedule that is set up at this moment. */
  Instant since(Instant now) {
    return start == null ? now : start;
  }

  /** The first occasion after a moment; null where there is none any more. */
  @Nullable Instant after(Instant moment, Instant since) {
    Instant from = start != null && moment.isBefore(start) ? start.minusMillis(1) : moment;
    Instant found = occasions.after(from, since, zone);
    return found == null || (end != null && found.isAfter(end)) ? null : found;
  }
}
