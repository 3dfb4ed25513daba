package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;

/** {@code SetSubscriptionAttributes}. */
record SetSubscriptionAttributes(Sns sns)
    implements Action<SetSubscriptionAttributesRequest, SetSubscriptionAttributesResponse> {
  @Override
  public SetSubscriptionAttributesResponse handle(
      SetSubscriptionAttributesRequest request, Call call) {
    String arn = Sns.required(request.subscriptionArn(), "SubscriptionArn");
    String name = Sns.required(request.attributeName(), "AttributeName");
    String value = Objects.requireNonNullElse(request.attributeValue(), "");
    sns.change(tx -> sns.topics().setSubscriptionAttribute(tx, arn, name, value));
    return SetSubscriptionAttributesResponse.builder().build();
  }
}
