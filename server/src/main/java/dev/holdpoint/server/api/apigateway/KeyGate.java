package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.GatewayCall;
import dev.holdpoint.core.apigateway.GatewayError;
import dev.holdpoint.core.apigateway.UsagePlan;
import dev.holdpoint.core.apigateway.UsagePlans;
import dev.holdpoint.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at API keys and counts what is called with them, as their usage plans say. Counts are this
 * node's and of this run. Thread-safe.
 */
final class KeyGate {
  private final Store store;
  private final InstantSource clock;
  private final UsagePlans plans = new UsagePlans();
  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  KeyGate(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What became of a request's key. */
  sealed interface Look {}

  /** It may go on. */
  record Known(UsagePlans.Admitted admitted) implements Look {}

  /** It may not. */
  record Refused(GatewayError error) implements Look {}

  Look look(GatewayCall call) {
    UsagePlans.Admitted admitted =
        store.<UsagePlans.@Nullable Admitted>read(
            tx -> plans.find(tx, call.apiKey(), call.apiId(), call.stage()));
    if (admitted == null) {
      return new Refused(GatewayError.BAD_API_KEY);
    }
    String which = admitted.plan().id() + "/" + admitted.key().id();
    GatewayError error =
        counts
            .computeIfAbsent(which, _ -> new Count(clock.instant()))
            .take(admitted.plan(), clock.instant());
    return error == null ? new Known(admitted) : new Refused(error);
  }

  /** What one key took of one plan. */
  private static final class Count {
    private Instant at;
    private double spent;
    private Instant begin = Instant.EPOCH;
    private long used;

    Count(Instant now) {
      at = now;
    }

    synchronized @Nullable GatewayError take(UsagePlan plan, Instant now) {
      UsagePlan.Throttle throttle = plan.throttle();
      if (throttle != null) {
        double seconds = Duration.between(at, now).toNanos() / 1e9;
        spent = Math.max(0, spent - seconds * throttle.rate());
        at = now;
        if (spent + 1 > Math.max(1, throttle.burst())) {
          return GatewayError.THROTTLED;
        }
      }
      UsagePlan.Quota quota = plan.quota();
      if (quota != null) {
        Instant period = quota.begin(now);
        used = period.equals(begin) ? used : 0;
        begin = period;
        if (used >= quota.limit()) {
          return GatewayError.OVER_QUOTA;
        }
        used++;
      }
      spent++;
      return null;
    }
  }
}
