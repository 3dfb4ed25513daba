package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;

/** {@code CreateTopic}. */
record CreateTopic(Sns sns) implements Action<CreateTopicRequest, CreateTopicResponse> {
  @Override
  public CreateTopicResponse handle(CreateTopicRequest request, Call call) {
    if (request.dataProtectionPolicy() != null) {
      throw AwsException.of(
          "InvalidParameter",
          "Invalid parameter: DataProtectionPolicy Reason: Holdpoint does not support it yet");
    }
    Topic topic =
        sns.write((tx, turn) ->
            sns.topics()
                .create(
                    tx,
                    turn,
                    Sns.required(request.name(), "Name"),
                    request.attributes(),
                    Tags.read(request.tags())));
    return CreateTopicResponse.builder().topicArn(topic.arn().value()).build();
  }
}
