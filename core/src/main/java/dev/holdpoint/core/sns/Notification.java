package dev.holdpoint.core.sns;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.sqs.MessageAttribute;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was published: the same for every subscriber and every attempt.
 *
 * @param structure {@code json} where the message has a text for each protocol, or null
 * @param group the messages that it belongs to, for queues
 * @param order where it stands in a FIFO topic, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Notification(
    String messageId,
    Arn topicArn,
    Instant publishedAt,
    @Nullable String subject,
    String message,
    @Nullable String structure,
    Map<String, MessageAttribute> attributes,
    @Nullable String group,
    @Nullable Order order) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  Notification {
    attributes = Map.copyOf(attributes);
  }

  /** What a FIFO topic adds. */
  record Order(String deduplication, String sequence) {}

  Published published() {
    return new Published(messageId, order == null ? null : order.sequence());
  }

  String timestamp() {
    return time(publishedAt);
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** The text for subscribers of this protocol. */
  String textFor(Protocol protocol) {
    return PublishRules.textFor(protocol.text(), message, structure);
  }

  @Override
  public String toString() {
    return "Notification[" + messageId + "]";
  }
}
