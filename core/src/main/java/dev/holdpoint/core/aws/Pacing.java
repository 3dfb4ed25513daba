package dev.holdpoint.core.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets, one for each account and region, for what AWS slows down instead of refusing it:
 * whoever comes when there is no token takes the one that comes after those that others wait for,
 * and waits. So nobody is overtaken for ever, and nobody asks again and again. Time is the
 * caller's; one that goes back brings no tokens. Thread-safe.
 */
public final class Pacing {
  /** Nobody waits. */
  public static final Pacing NONE = new Pacing(_ -> null);

  /** Beyond so many buckets those that are full are forgotten: a new one would be full too. */
  private static final int MOST_BUCKETS = 10_000;

  private final Function<String, @Nullable Rate> rates;
  private final Map<Home, Bucket> buckets = new HashMap<>();

  /**
   * How fast.
   *
   * @param bucket at once
   * @param refill a second in the long run
   */
  public record Rate(int bucket, int refill) {}

  private record Bucket(Rate rate, double tokens, Instant at) {
    Bucket at(Instant now) {
      double seconds = Math.max(Duration.between(at, now).toMillis(), 0) / 1_000.0;
      return new Bucket(rate, Math.min(rate.bucket(), tokens + seconds * rate.refill()), now);
    }

    Bucket without(int count) {
      return new Bucket(rate, tokens - count, at);
    }

    boolean isFull() {
      return tokens >= rate.bucket();
    }
  }

  /**
   * A pace.
   *
   * @param rates by region; null where there is none
   */
  public Pacing(Function<String, @Nullable Rate> rates) {
    this.rates = rates;
  }

  /** What may be done there now. Nothing is taken. */
  public synchronized Allowance allowance(Home home, Instant now) {
    Bucket bucket = bucket(home, now);
    return bucket == null ? Allowance.ANY : new Allowance(bucket.tokens(), bucket.rate().refill());
  }

  /** So much is done, or will be when its time has come. */
  public synchronized void spend(Home home, Instant now, int count) {
    Bucket bucket = count == 0 ? null : bucket(home, now);
    if (bucket != null) {
      buckets.put(home, bucket.without(count));
    }
  }

  /** Takes one; whoever does waits so long. */
  public synchronized Duration take(Home home, Instant now) {
    Duration wait = allowance(home, now).wait(1);
    spend(home, now, 1);
    return wait;
  }

  private @Nullable Bucket bucket(Home home, Instant now) {
    Bucket known = buckets.get(home);
    if (known != null) {
      return known.at(now);
    }
    Rate rate = rates.apply(home.region());
    if (rate == null) {
      return null;
    }
    if (buckets.size() >= MOST_BUCKETS) {
      buckets.values().removeIf(bucket -> bucket.at(now).isFull());
    }
    return new Bucket(rate, rate.bucket(), now);
  }
}
