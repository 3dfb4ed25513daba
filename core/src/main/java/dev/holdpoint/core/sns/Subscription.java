package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told what a topic publishes, once confirmed.
 *
 * @param secret what its links are made from, never leaves the server
 * @param invitedAt when the newest confirmation mail was written
 * @param confirmedAt null while it is pending
 * @param authenticated whether it was confirmed so that only its owner may end it
 */
public record Subscription(
    Arn arn,
    Arn topicArn,
    String protocol,
    String endpoint,
    String secret,
    Instant invitedAt,
    @Nullable Instant confirmedAt,
    boolean authenticated) {

  public boolean confirmed() {
    return confirmedAt != null;
  }

  /** Whether its confirmation link is too old; a confirmed one never is. */
  boolean expired(Instant now) {
    return !confirmed() && now.isAfter(invitedAt.plus(SnsLimits.AWS.confirmationTime()));
  }

  /** Its ARN as listings show it. */
  public String shownArn() {
    return confirmed() ? arn.value() : "PendingConfirmation";
  }

  /** The number behind the topic's ARN. */
  String id() {
    return arn.name();
  }

  Subscription invited(Instant now) {
    return new Subscription(
        arn, topicArn, protocol, endpoint, secret, now, confirmedAt, authenticated);
  }

  Subscription confirmed(Instant now, boolean authenticatedOnly) {
    return new Subscription(
        arn, topicArn, protocol, endpoint, secret, invitedAt, now, authenticatedOnly);
  }

  @Override
  public String toString() {
    return "Subscription[" + arn + "]";
  }
}
