package dev.holdpoint.core.sqs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A queue's settable attributes by AWS's names: only those that were set, each already valid; the
 * others have AWS's defaults.
 */
public record QueueAttributes(@JsonValue Map<String, String> set) {
  static final QueueAttributes NONE = new QueueAttributes(Map.of());

  public QueueAttributes {
    set = Map.copyOf(set);
  }

  @JsonCreator
  static QueueAttributes of(Map<String, String> set) {
    return new QueueAttributes(set);
  }

  public Duration visibilityTimeout() {
    return seconds(AttributeRule.VISIBILITY_TIMEOUT);
  }

  public Duration delay() {
    return seconds(AttributeRule.DELAY);
  }

  public Duration retention() {
    return seconds(AttributeRule.RETENTION);
  }

  /** How long a receive waits for a message unless it says otherwise. */
  public Duration receiveWait() {
    return seconds(AttributeRule.RECEIVE_WAIT);
  }

  /** Bytes of one message with its attributes. */
  public int maximumMessageSize() {
    return Integer.parseInt(value(AttributeRule.MAXIMUM_SIZE));
  }

  boolean isFifo() {
    return isTrue(AttributeRule.FIFO_QUEUE);
  }

  /** Whether a message without a deduplication id has its body's digest for one. */
  public boolean contentBasedDeduplication() {
    return isTrue(AttributeRule.CONTENT_BASED);
  }

  /** Whether messages of different groups are different ones in any case. */
  boolean deduplicatesByGroup() {
    return "messageGroup".equals(set.get(AttributeRule.SCOPE));
  }

  private boolean isTrue(String name) {
    return "true".equals(set.get(name));
  }

  public @Nullable RedrivePolicy redrive() {
    String text = set.get(AttributeRule.REDRIVE);
    return text == null ? null : RedrivePolicy.parse(text);
  }

  /** What was set, and the default of everything that has one. */
  Map<String, String> effective() {
    Map<String, String> all = new TreeMap<>(AttributeRule.DEFAULTS);
    if (isFifo()) {
      all.putAll(AttributeRule.FIFO_DEFAULTS);
    }
    all.putAll(set);
    return all;
  }

  /** With these on top; an empty value takes an attribute away. */
  QueueAttributes with(Map<String, String> changes) {
    Map<String, String> all = new TreeMap<>(set);
    all.putAll(changes);
    all.values().removeIf(String::isEmpty);
    return new QueueAttributes(all);
  }

  private Duration seconds(String name) {
    return Duration.ofSeconds(Integer.parseInt(value(name)));
  }

  private String value(String name) {
    String value = set.get(name);
    return value != null ? value : AttributeRule.DEFAULTS.getOrDefault(name, "");
  }
}
