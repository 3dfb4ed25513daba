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

  /** Whether it keeps the order within groups, and tells nothing twice. */
  public boolean isFifo() {
    return "true".equals(attributes.get(TopicRules.FIFO));
  }

  boolean deduplicatesByContent() {
    return "true".equals(attributes.get(TopicRules.CONTENT));
  }

  boolean deduplicatesByGroup() {
    return "MessageGroup".equals(attributes.get(TopicRules.SCOPE));
  }

  /**
   * Whether what became of a delivery is to be logged.
   *
   * @param chance from 0 to 1, for topics that want a part of what arrives
   */
  boolean logs(Protocol protocol, boolean arrived, double chance) {
    String prefix = protocol.feedback();
    if (!arrived) {
      return attributes.containsKey(prefix + "FailureFeedbackRoleArn");
    }
    String rate = attributes.getOrDefault(prefix + "SuccessFeedbackSampleRate", "100");
    return attributes.containsKey(prefix + "SuccessFeedbackRoleArn")
        && chance * 100 < Integer.parseInt(rate);
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
