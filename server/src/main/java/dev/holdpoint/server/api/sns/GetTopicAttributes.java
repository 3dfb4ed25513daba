package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;

/** {@code GetTopicAttributes}. */
record GetTopicAttributes(Sns sns)
    implements Action<GetTopicAttributesRequest, GetTopicAttributesResponse> {
  @Override
  public GetTopicAttributesResponse handle(GetTopicAttributesRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    return GetTopicAttributesResponse.builder()
        .attributes(sns.read(tx -> sns.topics().attributes(tx, sns.topics().byArn(tx, arn))))
        .build();
  }
}
