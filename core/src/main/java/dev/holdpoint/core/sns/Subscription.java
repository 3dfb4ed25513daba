package dev.holdpoint.core.sns;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told what a topic publishes, once confirmed.
 *
 * @param secret what its links are made from, never leaves the server
 * @param invitedAt when the newest question was sent whether they want it
 * @param confirmedAt null while it is pending
 * @param authenticated whether it was confirmed so that only its owner may end it
 * @param attributes what was set, by AWS's names; null where nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subscription(
    Arn arn,
    Arn topicArn,
    Protocol protocol,
    String endpoint,
    String secret,
    Instant invitedAt,
    @Nullable Instant confirmedAt,
    boolean authenticated,
    @Nullable Map<String, String> attributes) {

  public Subscription {
    attributes = attributes == null || attributes.isEmpty() ? null : Map.copyOf(attributes);
  }

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

  /** Whether its link does not end it: it was set up so, or a person is asked on a page. */
  boolean needsOwnerToEnd() {
    return protocol.isMail() || (protocol.mustConfirm() && authenticated);
  }

  SubscriptionSettings settings() {
    return new SubscriptionSettings(attributes == null ? Map.of() : attributes);
  }

  Subscription invited(Instant now) {
    return new Subscription(
        arn, topicArn, protocol, endpoint, secret, now, confirmedAt, authenticated, attributes);
  }

  Subscription confirmed(Instant now, boolean authenticatedOnly) {
    return new Subscription(
        arn, topicArn, protocol, endpoint, secret, invitedAt, now, authenticatedOnly, attributes);
  }

  Subscription withAttributes(Map<String, String> all) {
    return new Subscription(
        arn, topicArn, protocol, endpoint, secret, invitedAt, confirmedAt, authenticated, all);
  }

  @Override
  public String toString() {
    return "Subscription[" + arn + "]";
  }
}
