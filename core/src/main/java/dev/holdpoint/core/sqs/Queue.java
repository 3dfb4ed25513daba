package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it was set up; its messages are in the message store.
 *
 * @param attributes what was set, by AWS's names
 * @param key signs its receipt handles, never leaves the server
 * @param purgedAt when it was last purged, or null
 */
public record Queue(
    Arn arn,
    Instant createdAt,
    Instant modifiedAt,
    QueueAttributes attributes,
    Map<String, String> tags,
    String key,
    @Nullable Instant purgedAt) {

  public Queue {
    tags = Map.copyOf(tags);
  }

  public String name() {
    return arn.name();
  }

  /** The path of its URL: {@code /ACCOUNT/NAME}. */
  public String path() {
    return "/" + arn.account() + "/" + name();
  }

  Queue withAttributes(QueueAttributes changed, Instant now) {
    return new Queue(arn, createdAt, now, changed, tags, key, purgedAt);
  }

  Queue withTags(Map<String, String> changed) {
    return new Queue(arn, createdAt, modifiedAt, attributes, changed, key, purgedAt);
  }

  Queue purged(Instant now) {
    return new Queue(arn, createdAt, modifiedAt, attributes, tags, key, now);
  }

  @Override
  public String toString() {
    return "Queue[" + arn + "]";
  }
}
