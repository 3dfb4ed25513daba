package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;

/** {@code SetTopicAttributes}. */
record SetTopicAttributes(Sns sns)
    implements Action<SetTopicAttributesRequest, SetTopicAttributesResponse> {
  @Override
  public SetTopicAttributesResponse handle(SetTopicAttributesRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    String name = Sns.required(request.attributeName(), "AttributeName");
    String value = Objects.requireNonNullElse(request.attributeValue(), "");
    sns.change(tx -> sns.topics().setAttribute(tx, sns.topics().byArn(tx, arn), name, value));
    return SetTopicAttributesResponse.builder().build();
  }
}
