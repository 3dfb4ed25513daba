package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;

/** An activity: a name under which workers ask for tasks. */
public record Activity(Arn arn, String name, Instant createdAt, Map<String, String> tags) {
  public Activity {
    tags = Map.copyOf(tags);
  }
}
