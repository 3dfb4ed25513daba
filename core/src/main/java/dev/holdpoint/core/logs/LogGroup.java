package dev.holdpoint.core.logs;

import dev.holdpoint.core.aws.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of logs.
 *
 * @param arn without AWS's {@code :*} behind it
 * @param retentionDays for how long its events are kept, or null where nothing limits it
 * @param kind its class, such as {@code STANDARD}
 */
public record LogGroup(
    Arn arn,
    String name,
    Instant created,
    @Nullable Integer retentionDays,
    String kind,
    Map<String, String> tags) {

  /** The class of a group that names none. */
  public static final String STANDARD = "STANDARD";

  public LogGroup {
    tags = Map.copyOf(tags);
  }

  /** The time before which its events are no longer shown. */
  public Instant oldest(Instant now) {
    return retentionDays == null ? Instant.EPOCH : now.minus(Duration.ofDays(retentionDays));
  }

  LogGroup keeping(@Nullable Integer days) {
    return new LogGroup(arn, name, created, days, kind, tags);
  }

  LogGroup tagged(Map<String, String> all) {
    return new LogGroup(arn, name, created, retentionDays, kind, all);
  }
}
