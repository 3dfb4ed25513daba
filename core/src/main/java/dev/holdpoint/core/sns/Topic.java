package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;

/**
 * A topic.
 *
 * @param attributes what was set, by AWS's names
 */
public record Topic(
    Arn arn, Instant createdAt, Map<String, String> attributes, Map<String, String> tags) {

  public Topic {
    attributes = Map.copyOf(attributes);
    tags = Map.copyOf(tags);
  }

  public String name() {
    return arn.name();
  }

  /** Who its mails are said to come from, empty where it does not say. */
  public String displayName() {
    return attributes.getOrDefault("DisplayName", "");
  }

  /** Which signature its messages carry. */
  String signatureVersion() {
    return attributes.getOrDefault("SignatureVersion", "1");
  }

  Topic withAttributes(Map<String, String> changed) {
    return new Topic(arn, createdAt, changed, tags);
  }

  Topic withTags(Map<String, String> changed) {
    return new Topic(arn, createdAt, attributes, changed);
  }
}
