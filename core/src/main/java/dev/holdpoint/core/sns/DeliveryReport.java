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
 */
public record DeliveryReport(
    Subscription subscription,
    String messageId,
    Instant at,
    int attempts,
    @Nullable String failure) {

  public Arn topic() {
    return subscription.topicArn();
  }
}
