package dev.holdpoint.core.scheduler;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of a schedule.
 *
 * @param timeZone the IANA name in which the expression is read; null for UTC
 * @param windowMinutes within how many minutes of its time the target is invoked; 0 for at once
 * @param deleteAfterCompletion whether a schedule that has had its last occasion goes away
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleSettings(
    boolean enabled,
    String expression,
    @Nullable String timeZone,
    @Nullable Instant startDate,
    @Nullable Instant endDate,
    int windowMinutes,
    ScheduleTarget target,
    boolean deleteAfterCompletion,
    @Nullable String description,
    @Nullable String kmsKeyArn) {

  /** Whether it has the same occasions, so that its rhythm may stay. */
  boolean sameTimes(ScheduleSettings other) {
    return enabled == other.enabled
        && windowMinutes == other.windowMinutes
        && Timetable.of(this).equals(Timetable.of(other));
  }
}
