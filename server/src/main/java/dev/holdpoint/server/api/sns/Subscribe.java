package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;

/** {@code Subscribe}. */
record Subscribe(Sns sns) implements Action<SubscribeRequest, SubscribeResponse> {
  @Override
  public SubscribeResponse handle(SubscribeRequest request, Call call) {
    var wanted =
        new dev.holdpoint.core.sns.SubscribeRequest(
            Sns.required(request.topicArn(), "TopicArn"),
            Sns.required(request.protocol(), "Protocol"),
            Sns.required(request.endpoint(), "Endpoint"),
            request.attributes());
    Subscription subscription = sns.write((tx, turn) -> sns.topics().subscribe(tx, turn, wanted));
    boolean shown =
        subscription.confirmed() || Boolean.TRUE.equals(request.returnSubscriptionArn());
    return SubscribeResponse.builder()
        .subscriptionArn(shown ? subscription.arn().value() : "pending confirmation")
        .build();
  }
}
