package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * One invocation of a schedule's target.
 *
 * @param id fit to name an execution
 * @param time the occasion, in seconds, as text
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">
 *     Context attributes</a>
 */
record Invocation(Arn schedule, String id, String time, String input) {
  private static final String FIRST_ATTEMPT = "1";

  static Invocation of(Turn turn, Schedule schedule, Instant occasion) {
    String id = turn.ids().uuid();
    String time = DateTimeFormatter.ISO_INSTANT.format(occasion.truncatedTo(ChronoUnit.SECONDS));
    String given = schedule.settings().target().input();
    String input =
        given == null
            ? event(turn, schedule, id, time)
            : given
                .replace("<aws.scheduler.schedule-arn>", schedule.arn().value())
                .replace("<aws.scheduler.scheduled-time>", time)
                .replace("<aws.scheduler.execution-id>", id)
                .replace("<aws.scheduler.attempt-number>", FIRST_ATTEMPT);
    return new Invocation(schedule.arn(), id, time, input);
  }

  /** What a target is given that wants nothing else; AWS writes the empty detail as text. */
  private static String event(Turn turn, Schedule schedule, String id, String time) {
    return Json.write(
        Json.object()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.scheduler")
            .put("account", turn.home().account())
            .put("time", time)
            .put("region", turn.home().region())
            .put("detail", "{}")
            .set("resources", Json.array().add(schedule.arn().value())));
  }

  /** Why it lies on a dead-letter queue. */
  Map<String, String> epitaph(Arn target, int retries, AwsException cause) {
    return Map.of(
        "ERROR_CODE",
        cause.code(),
        "ERROR_MESSAGE",
        cause.getMessage(),
        "EXECUTION_ID",
        id,
        "RETRY_ATTEMPTS",
        Integer.toString(retries),
        "SCHEDULED_TIME",
        time,
        "SCHEDULE_ARN",
        schedule.value(),
        "TARGET_ARN",
        target.value(),
        "IS_PAYLOAD_TRUNCATED",
        "false");
  }

  @Override
  public String toString() {
    return "Invocation[" + id + "]";
  }
}
