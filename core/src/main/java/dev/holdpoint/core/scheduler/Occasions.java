package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.events.schedule.Cron;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule's expression means. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">
 *     Schedule types</a>
 */
sealed interface Occasions {
  int MAX_LENGTH = 256;

  /** The first occasion after a moment, or null where there is none any more. */
  @Nullable Instant after(Instant moment, Instant since, ZoneId zone);

  /** {@code at(2026-11-29T12:00:00)}: once. */
  record At(LocalDateTime time) implements Occasions {
    @Override
    public @Nullable Instant after(Instant moment, Instant since, ZoneId zone) {
      Instant once = time.atZone(zone).toInstant();
      return once.isAfter(moment) ? once : null;
    }
  }

  /**
   * {@code rate(5 minutes)}: when it was set up, and then every so often, whatever the clocks do.
   */
  record Every(Duration period) implements Occasions {
    @Override
    public Instant after(Instant moment, Instant since, ZoneId zone) {
      if (moment.isBefore(since)) {
        return since;
      }
      long passed = Duration.between(since, moment).dividedBy(period);
      return since.plus(period.multipliedBy(passed + 1));
    }
  }

  /**
   * {@code cron(0 8 ? * MON-FRI *)}. A time that clocks leap over in spring is left out, and one
   * that comes twice in autumn counts once.
   */
  record OnCalendar(Cron cron) implements Occasions {
    @Override
    public @Nullable Instant after(Instant moment, Instant since, ZoneId zone) {
      LocalDateTime found = cron.after(LocalDateTime.ofInstant(moment, zone));
      while (found != null) {
        Instant instant = found.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
        if (instant.isAfter(moment) && !zone.getRules().getValidOffsets(found).isEmpty()) {
          return instant;
        }
        found = cron.after(found);
      }
      return null;
    }
  }

  /** Reads an expression. */
  static Occasions parse(String text) {
    try {
      return read(text);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw SchedulerError.validation("Invalid Schedule Expression " + text + ".");
    }
  }

  private static Occasions read(String text) {
    Matcher parts = Form.EXPRESSION.matcher(text);
    if (text.length() > MAX_LENGTH || !parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    String inner = parts.group(2);
    return switch (parts.group(1)) {
      case "at" -> new At(LocalDateTime.parse(inner.strip(), Form.TIME));
      case "cron" -> new OnCalendar(Cron.parse(inner));
      default -> new Every(period(inner));
    };
  }

  private static Duration period(String text) {
    Matcher parts = Form.RATE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    long value = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "minute" -> Duration.ofMinutes(value);
      case "hour" -> Duration.ofHours(value);
      default -> Duration.ofDays(value);
    };
  }

  /** How expressions are written. */
  final class Form {
    private static final Pattern EXPRESSION =
        Pattern.compile("(at(?=\\(\\s*[0-9]{4}-)|rate|cron)\\((.*)\\)");
    // AWS asks for no grammar here, unlike for a rule's rate.
    private static final Pattern RATE =
        Pattern.compile("\\s*([1-9][0-9]{0,7})\\s+(minute|hour|day)s?\\s*");
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
            .withResolverStyle(java.time.format.ResolverStyle.STRICT);

    private Form() {}
  }
}
