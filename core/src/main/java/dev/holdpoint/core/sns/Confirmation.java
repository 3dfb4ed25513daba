package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;

/** What an endpoint is asked before it is told anything. */
record Confirmation(String messageId, Arn topicArn, String token, String subscribeUrl, Instant at) {
  static final String TYPE = "SubscriptionConfirmation";

  String message() {
    return "You have chosen to subscribe to the topic "
        + topicArn
        + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.";
  }
}
