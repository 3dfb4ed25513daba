package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;

/** {@code DeleteTopic}. */
record DeleteTopic(Sns sns) implements Action<DeleteTopicRequest, DeleteTopicResponse> {
  @Override
  public DeleteTopicResponse handle(DeleteTopicRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    sns.change(tx -> sns.topics().delete(tx, arn));
    return DeleteTopicResponse.builder().build();
  }
}
