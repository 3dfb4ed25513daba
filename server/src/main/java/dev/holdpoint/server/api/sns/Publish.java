package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.sns.Published;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** {@code Publish}. */
record Publish(Sns sns) implements Action<PublishRequest, PublishResponse> {
  @Override
  public PublishResponse handle(PublishRequest request, Call call) {
    if (request.phoneNumber() != null) {
      throw AwsException.of(
          "InvalidParameter",
          "Invalid parameter: PhoneNumber Reason: Holdpoint does not support text messages yet");
    }
    String target = request.topicArn() != null ? request.topicArn() : request.targetArn();
    String arn = Sns.required(target, "TopicArn or TargetArn");
    var message =
        new dev.holdpoint.core.sns.PublishRequest(
            Objects.requireNonNullElse(request.message(), ""),
            request.subject(),
            request.messageStructure(),
            MessageAttributes.read(request.messageAttributes()),
            request.messageGroupId(),
            request.messageDeduplicationId());
    Published told =
        sns.write(
            (tx, turn) -> sns.topics().publish(tx, turn, sns.topics().byArn(tx, arn), message));
    return PublishResponse.builder()
        .messageId(told.messageId())
        .sequenceNumber(told.sequenceNumber())
        .build();
  }
}
