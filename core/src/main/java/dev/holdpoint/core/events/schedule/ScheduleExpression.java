package dev.holdpoint.core.events.schedule;

import dev.holdpoint.core.aws.AwsException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a rule fires. Immutable. */
public sealed interface ScheduleExpression permits Rate, Cron {
  int MAX_LENGTH = 256;

  /**
   * Reads {@code rate(…)} or {@code cron(…)}.
   *
   * @throws AwsException in AWS's one sentence, which never says what is wrong
   */
  static ScheduleExpression parse(String text) {
    try {
      return read(text);
    } catch (IllegalArgumentException e) {
      throw AwsException.of("ValidationException", "Parameter ScheduleExpression is not valid.");
    }
  }

  private static ScheduleExpression read(String text) {
    if (text.length() > MAX_LENGTH || !text.endsWith(")")) {
      throw new IllegalArgumentException(text);
    }
    if (text.startsWith("rate(")) {
      return Rate.parse(text.substring("rate(".length(), text.length() - 1));
    }
    if (text.startsWith("cron(")) {
      return Cron.parse(text.substring("cron(".length(), text.length() - 1));
    }
    throw new IllegalArgumentException(text);
  }

  /** When it fires first, set up at this instant; null where it never does. */
  @Nullable Instant first(Instant now);

  /**
   * When it fires next after it was due. Firings missed meanwhile are not made up for, and the
   * rhythm stays.
   */
  @Nullable Instant next(Instant due, Instant now);
}
