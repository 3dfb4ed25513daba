package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.sqs.Sent;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends one message. */
final class SendMessage implements Action<SendMessageRequest, SendMessageResponse> {
  private final Desk desk;

  SendMessage(Desk desk) {
    this.desk = desk;
  }

  @Override
  public SendMessageResponse handle(SendMessageRequest request, Call call) {
    SendRequest message =
        new SendRequest(
            Required.text(request.messageBody(), "MessageBody"),
            request.delaySeconds(),
            Attributes.read(request.messageAttributes()),
            Attributes.readSystem(request.messageSystemAttributesAsStrings()),
            request.messageGroupId(),
            request.messageDeduplicationId());
    Sent sent =
        desk.write((tx, turn) ->
            desk.queues().send(tx, turn, desk.queue(tx, turn, request.queueUrl()), message));
    return SendMessageResponse.builder()
        .messageId(sent.messageId())
        .md5OfMessageBody(sent.md5OfBody())
        .md5OfMessageAttributes(sent.md5OfAttributes())
        .md5OfMessageSystemAttributes(sent.md5OfSystemAttributes())
        .sequenceNumber(sent.sequenceNumber())
        .build();
  }
}
