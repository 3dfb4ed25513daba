package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery.
 *
 * @param messageId the published message's
 * @param attempts how often it was tried
 * @param failure why it was given up, or null where it arrived
 * @param logged whether the topic wants it in its delivery status log
 */
public record DeliveryReport(
    Subscription subscription,
    String messageId,
    Instant publishedAt,
    Instant at,
    int attempts,
    @Nullable String failure,
    boolean logged) {

  public Arn topic() {
    return subscription.topicArn();
  }
}
