package dev.holdpoint.core.apigateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which keys may call which stages, and how often each.
 *
 * @param stages as {@code API/STAGE}
 * @param keys their ids
 * @param said what is only shown again, by AWS's names
 */
public record UsagePlan(
    String id,
    String name,
    List<String> stages,
    List<String> keys,
    @Nullable Throttle throttle,
    @Nullable Quota quota,
    @Nullable JsonNode said) {
  public UsagePlan {
    stages = Copies.of(stages);
    keys = Copies.of(keys);
  }

  /** One of which nothing else is said. */
  public UsagePlan(
      String id,
      String name,
      List<String> stages,
      List<String> keys,
      @Nullable Throttle throttle,
      @Nullable Quota quota) {
    this(id, name, stages, keys, throttle, quota, null);
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

  /** The same, of which this is said. */
  public UsagePlan saying(JsonNode other) {
    return new UsagePlan(id, name, stages, keys, throttle, quota, other);
  }

  UsagePlan withKeys(List<String> others) {
    return new UsagePlan(id, name, stages, others, throttle, quota, said);
  }
}
