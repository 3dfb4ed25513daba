package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;

/**
 * A group of schedules.
 *
 * @param deleting whether its schedules are being taken away, and then itself
 */
public record ScheduleGroup(
    Arn arn,
    String name,
    Instant created,
    Instant modified,
    boolean deleting,
    Map<String, String> tags) {
  /** The group that every account has. */
  public static final String DEFAULT = "default";

  public ScheduleGroup {
    tags = Map.copyOf(tags);
  }
}
