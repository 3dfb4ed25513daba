package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** {@code Unsubscribe} as the link in a message asks for it, without a signature. */
record UnsubscribeByLink(Sns sns) implements Action<UnsubscribeRequest, UnsubscribeResponse> {
  @Override
  public UnsubscribeResponse handle(UnsubscribeRequest request, Call call) {
    String arn = Sns.required(request.subscriptionArn(), "SubscriptionArn");
    sns.change(tx -> sns.topics().unsubscribeByLink(tx, arn));
    return UnsubscribeResponse.builder().build();
  }
}
