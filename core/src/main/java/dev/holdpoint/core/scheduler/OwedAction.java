package dev.holdpoint.core.scheduler;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action that a schedule calls, as the outbox keeps it.
 *
 * @param id the invocation's, fit to make a repeated call the same one
 * @param time the occasion
 * @param input the action's parameters
 * @param since when it became due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwedAction(
    Arn schedule,
    Arn target,
    String id,
    String time,
    String input,
    Instant since,
    @Nullable Arn deadLetterArn,
    ScheduleTarget.@Nullable Retries retries) {
  private static final int MOST_RETRIES = 185;
  private static final int LONGEST_SECONDS = 86_400;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 10;

  static void add(Tx tx, Turn turn, Schedule schedule, Invocation invocation) {
    ScheduleTarget target = schedule.settings().target();
    OwedAction owed =
        new OwedAction(
            schedule.arn(),
            target.arn(),
            invocation.id(),
            invocation.time(),
            target.input() == null ? "{}" : invocation.input(),
            turn.now(),
            target.deadLetterArn(),
            target.retries());
    tx.outbox()
        .add(
            new OutboxEntry(
                turn.ids().next(), OutboxKind.ACTION, Json.write(Json.tree(owed)), turn.now(), 0));
  }

  public static OwedAction of(OutboxEntry entry) {
    return entry.as(OwedAction.class);
  }

  /** The action and its service. */
  public UniversalTarget action() {
    UniversalTarget action = UniversalTarget.of(target);
    if (action == null) {
      throw new IllegalStateException(
          "Expected a universal target, but it is another (arn=" + target + ")");
    }
    return action;
  }

  /**
   * When a call that failed is made again; null where that is over.
   *
   * @param attempts how often it was made before this time
   */
  public @Nullable Instant again(Instant now, int attempts) {
    Integer most = retries == null ? null : retries.maximumRetryAttempts();
    Integer age = retries == null ? null : retries.maximumEventAgeInSeconds();
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    Instant due = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    boolean over =
        attempts >= (most == null ? MOST_RETRIES : most)
            || due.isAfter(since.plusSeconds(age == null ? LONGEST_SECONDS : age));
    return over ? null : due;
  }

  /** Names no parameter. */
  @Override
  public String toString() {
    return "OwedAction[" + id + ", " + target + "]";
  }
}
