package dev.holdpoint.core.sns;

import dev.holdpoint.core.sqs.MessageAttribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to a topic's subscribers.
 *
 * @param structure {@code json} where the message has a text for each protocol, or null
 * @param group the messages that it belongs to, or null
 * @param deduplication what tells a repeat, for FIFO topics alone
 */
public record PublishRequest(
    String message,
    @Nullable String subject,
    @Nullable String structure,
    Map<String, MessageAttribute> attributes,
    @Nullable String group,
    @Nullable String deduplication) {

  public PublishRequest {
    attributes = Map.copyOf(attributes);
  }

  /** Just a message. */
  public static PublishRequest of(@Nullable String subject, String message) {
    return new PublishRequest(message, subject, null, Map.of(), null, null);
  }

  @Override
  public String toString() {
    return "PublishRequest[" + message.length() + " characters]";
  }
}
