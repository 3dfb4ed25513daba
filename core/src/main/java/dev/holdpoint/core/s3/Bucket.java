package dev.holdpoint.core.s3;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bucket. Its name is its own in the whole installation, as it is on AWS in the whole world.
 *
 * @param home whose it is, and where
 */
public record Bucket(
    String name,
    Home home,
    Instant created,
    Map<String, String> tags,
    Notifications notifications) {
  public Bucket {
    tags = Map.copyOf(tags);
  }

  /** Its ARN, in which neither account nor region stand. */
  public Arn arn() {
    return new Arn("arn:aws:s3:::" + name);
  }

  public Bucket with(Notifications other) {
    return new Bucket(name, home, created, tags, other);
  }

  public Bucket withTags(Map<String, String> other) {
    return new Bucket(name, home, created, new TreeMap<>(other), notifications);
  }
}
