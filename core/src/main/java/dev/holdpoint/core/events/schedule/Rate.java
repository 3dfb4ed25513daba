package dev.holdpoint.core.events.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every so often, counted from when the rule was set up. */
public record Rate(Duration period) implements ScheduleExpression {
  private static final Pattern TEXT =
      Pattern.compile("\\s*([1-9][0-9]{0,7})\\s+(minute|hour|day)(s?)\\s*");

  public Rate {
    if (!period.isPositive()) {
      throw new IllegalStateException("Expected a positive period, but it was not");
    }
  }

  static Rate parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    long value = Long.parseLong(parts.group(1));
    // AWS insists on grammar: "1 minute", but "5 minutes".
    if ((value == 1) != parts.group(3).isEmpty()) {
      throw new IllegalArgumentException(text);
    }
    return new Rate(unit(parts.group(2)).multipliedBy(value));
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "minute" -> Duration.ofMinutes(1);
      case "hour" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  @Override
  public Instant first(Instant now) {
    return now.plus(period);
  }

  @Override
  public Instant next(Instant due, Instant now) {
    if (now.isBefore(due)) {
      return due.plus(period);
    }
    long passed = Duration.between(due, now).dividedBy(period);
    return due.plus(period.multipliedBy(passed + 1));
  }
}
