package dev.holdpoint.core.apigateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keys may call which stages, and how often each.
 *
 * @param stages as {@code API/STAGE}
 * @param keys their ids
 */
public record UsagePlan(
    String id,
    String name,
    List<String> stages,
    List<String> keys,
    @Nullable Throttle throttle,
    @Nullable Quota quota) {
  public UsagePlan {
    stages = Copies.of(stages);
    keys = Copies.of(keys);
  }

  /** So many at once, and so many more each second. */
  public record Throttle(double burst, double rate) {}

  /** So many in a day, week or month, in UTC. */
  public record Quota(long limit, Period period) {
    /** When the period began that this time is in. */
    public Instant begin(Instant now) {
      var day = now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
      return switch (period) {
        case DAY -> day.toInstant();
        case WEEK -> day.minusDays(day.getDayOfWeek().getValue() % 7).toInstant();
        case MONTH -> day.withDayOfMonth(1).toInstant();
      };
    }
  }

  /** AWS's periods; a week begins on Sunday. */
  public enum Period {
    DAY,
    WEEK,
    MONTH
  }

  boolean concerns(String api, String stage) {
    return stages.contains(api + "/" + stage);
  }

  UsagePlan withKeys(List<String> others) {
    return new UsagePlan(id, name, stages, others, throttle, quota);
  }
}
