package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Receives messages, and waits for the first if it shall. */
final class ReceiveMessage implements Action<ReceiveMessageRequest, ReceiveMessageResponse> {
  private final Desk desk;
  private final LongPoll polls;

  ReceiveMessage(Desk desk, LongPoll polls) {
    this.desk = desk;
    this.polls = polls;
  }

  @Override
  public ReceiveMessageResponse handle(ReceiveMessageRequest request, Call call) {
    List<Message> messages = receive(request).stream().map(ReceiveMessage::message).toList();
    return ReceiveMessageResponse.builder().messages(messages.isEmpty() ? null : messages).build();
  }

  private List<Received> receive(ReceiveMessageRequest request) {
    try {
      return polls.receive(
          String.valueOf(request.queueUrl()),
          tx -> desk.queue(tx, desk.turns().get(), request.queueUrl()),
          asked(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** System attributes have an older name in the request too. */
  @SuppressWarnings("deprecation") // by AWS for new clients; the old ones are still there
  private static ReceiveRequest asked(ReceiveMessageRequest request) {
    List<String> system = new ArrayList<>(request.attributeNamesAsStrings());
    system.addAll(request.messageSystemAttributeNamesAsStrings());
    return new ReceiveRequest(
        request.maxNumberOfMessages(),
        request.visibilityTimeout(),
        request.waitTimeSeconds(),
        system,
        request.messageAttributeNames(),
        request.receiveRequestAttemptId());
  }

  private static Message message(Received received) {
    Message.Builder message =
        Message.builder()
            .messageId(received.messageId())
            .receiptHandle(received.receiptHandle())
            .md5OfBody(received.md5OfBody())
            .body(received.body())
            .md5OfMessageAttributes(received.md5OfMessageAttributes());
    if (!received.attributes().isEmpty()) {
      message.attributesWithStrings(received.attributes());
    }
    if (!received.messageAttributes().isEmpty()) {
      message.messageAttributes(Attributes.write(received.messageAttributes()));
    }
    return message.build();
  }
}
