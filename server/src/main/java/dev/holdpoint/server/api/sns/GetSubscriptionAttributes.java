package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;

/** {@code GetSubscriptionAttributes}. */
record GetSubscriptionAttributes(Sns sns)
    implements Action<GetSubscriptionAttributesRequest, GetSubscriptionAttributesResponse> {
  @Override
  public GetSubscriptionAttributesResponse handle(
      GetSubscriptionAttributesRequest request, Call call) {
    String arn = Sns.required(request.subscriptionArn(), "SubscriptionArn");
    return GetSubscriptionAttributesResponse.builder()
        .attributes(sns.read(tx -> sns.topics().subscriptionAttributes(tx, arn)))
        .build();
  }
}
