package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of schedules.
 *
 * @param clientToken that it was created with: who creates it again with the same is told the same
 * @param deleting whether its schedules are being taken away, and then itself
 */
public record ScheduleGroup(
    Arn arn,
    String name,
    @Nullable String clientToken,
    Instant created,
    Instant modified,
    boolean deleting,
    Map<String, String> tags) {
  /** The group that every account has. */
  public static final String DEFAULT = "default";

  public ScheduleGroup {
    tags = Map.copyOf(tags);
  }

  ScheduleGroup inDeletion(Instant now) {
    return new ScheduleGroup(arn, name, clientToken, created, now, true, tags);
  }

  ScheduleGroup tagged(Map<String, String> wanted) {
    return new ScheduleGroup(arn, name, clientToken, created, modified, deleting, wanted);
  }
}
