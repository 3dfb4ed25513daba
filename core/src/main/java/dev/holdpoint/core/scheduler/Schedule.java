package dev.holdpoint.core.scheduler;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule.
 *
 * @param clientToken that it was created with: who creates it again with the same is told the same
 * @param since from when on a rate is counted
 * @param occasion the time for which the timer is set; the timer itself may be later, by the window
 * @param timer of its next invocation; 0 where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
    Arn arn,
    String group,
    String name,
    @Nullable String clientToken,
    ScheduleSettings settings,
    Instant created,
    Instant modified,
    Instant since,
    @Nullable Instant occasion,
    long timer) {

  Schedule changed(ScheduleSettings wanted, Instant now) {
    return new Schedule(
        arn, group, name, clientToken, wanted, created, now, since, occasion, timer);
  }

  Schedule countedSince(Instant begin) {
    return new Schedule(
        arn, group, name, clientToken, settings, created, modified, begin, occasion, timer);
  }

  Schedule due(@Nullable Instant next, long timerId) {
    return new Schedule(
        arn, group, name, clientToken, settings, created, modified, since, next, timerId);
  }
}
