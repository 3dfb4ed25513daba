package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;

/** {@code ConfirmSubscription}. */
record ConfirmSubscription(Sns sns)
    implements Action<ConfirmSubscriptionRequest, ConfirmSubscriptionResponse> {
  @Override
  public ConfirmSubscriptionResponse handle(ConfirmSubscriptionRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    String token = Sns.required(request.token(), "Token");
    boolean authenticated = "true".equals(request.authenticateOnUnsubscribe());
    Subscription subscription =
        sns.write((tx, turn) -> sns.topics().confirm(tx, turn, arn, token, authenticated));
    return ConfirmSubscriptionResponse.builder()
        .subscriptionArn(subscription.arn().value())
        .build();
  }
}
