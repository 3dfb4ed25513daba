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
 * @param movedTo where its messages are kept since it had too many to be purged at once, or null
 *     for under its ARN
 */
public record Queue(
    Arn arn,
    Instant createdAt,
    Instant modifiedAt,
    QueueAttributes attributes,
    Map<String, String> tags,
    String key,
    @Nullable Instant purgedAt,
    @Nullable String movedTo) {

  public Queue {
    tags = Map.copyOf(tags);
  }

  public String name() {
    return arn.name();
  }

  /** Whether it keeps the order within groups, and no message twice. */
  public boolean isFifo() {
    return attributes.isFifo();
  }

  /** Its policy as JSON, or null. */
  public @Nullable String policy() {
    String policy = attributes.set().getOrDefault(AttributeRule.POLICY, "");
    return policy.isEmpty() ? null : policy;
  }

  /** The path of its URL: {@code /ACCOUNT/NAME}. */
  public String path() {
    return "/" + arn.account() + "/" + name();
  }

  /** Where its messages are kept. */
  String place() {
    return movedTo == null ? arn.value() : movedTo;
  }

  Queue withAttributes(QueueAttributes changed, Instant now) {
    return new Queue(arn, createdAt, now, changed, tags, key, purgedAt, movedTo);
  }

  Queue withTags(Map<String, String> changed) {
    return new Queue(arn, createdAt, modifiedAt, attributes, changed, key, purgedAt, movedTo);
  }

  Queue purged(Instant now, @Nullable String to) {
    return new Queue(arn, createdAt, modifiedAt, attributes, tags, key, now, to);
  }

  @Override
  public String toString() {
    return "Queue[" + arn + "]";
  }
}
