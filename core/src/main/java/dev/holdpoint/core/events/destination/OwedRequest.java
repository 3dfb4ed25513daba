package dev.holdpoint.core.events.destination;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that an API destination, or an API of API Gateway, is owed.
 *
 * @param id the same however often it is made
 * @param input what the target wants sent
 * @param event what the rule matched, for the dead-letter queue and for values that are paths
 */
public record OwedRequest(
    String id, Arn rule, Target target, String input, String event, Instant acceptedAt) {
  /** AWS's, where a target does not say. */
  private static final int USUAL_RETRIES = 185;

  private static final Duration USUAL_AGE = Duration.ofHours(24);

  /** AWS names no delays: from one second on they double, up to ten minutes. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private static final int DOUBLINGS = 10;

  /**
   * What a delivery asks for.
   *
   * @throws NullPointerException for one that comes from no rule
   */
  public static OwedRequest of(Delivery delivery, Instant now) {
    Delivery.Origin origin = Objects.requireNonNull(delivery.origin());
    return new OwedRequest(
        delivery.id(), origin.rule(), delivery.target(), delivery.input(), origin.event(), now);
  }

  /** Reads it back from the outbox. */
  public static OwedRequest of(OutboxEntry entry) {
    return Json.read(Json.parse(entry.body()), OwedRequest.class);
  }

  public OutboxEntry entry(long number, Instant due) {
    return new OutboxEntry(number, OutboxKind.DESTINATION, Json.write(Json.tree(this)), due, 0);
  }

  /** What ended it: AWS's words for a dead letter. */
  public @Nullable String exhausted(int attempts, Instant now) {
    if (attempts > retries()) {
      return "MaximumRetryAttempts";
    }
    return again(attempts, now).isAfter(acceptedAt.plus(age())) ? "MaximumEventAgeInSeconds" : null;
  }

  /**
   * When it is to be made again.
   *
   * @param attempts how often it was made
   */
  public Instant again(int attempts, Instant now) {
    Duration pause = Duration.ofSeconds(1L << Math.min(DOUBLINGS, attempts - 1));
    return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private int retries() {
    Target.Retries given = target.retries();
    Integer most = given == null ? null : given.maximumRetryAttempts();
    return most == null ? USUAL_RETRIES : most;
  }

  private Duration age() {
    Target.Retries given = target.retries();
    Integer most = given == null ? null : given.maximumEventAgeInSeconds();
    return most == null ? USUAL_AGE : Duration.ofSeconds(most);
  }

  @Override
  public String toString() {
    return "OwedRequest[" + id + "]";
  }
}
