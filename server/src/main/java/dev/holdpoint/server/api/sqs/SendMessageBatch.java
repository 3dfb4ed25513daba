package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.sqs.Sent;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Sends up to ten messages; each is accepted or refused by itself. */
final class SendMessageBatch implements Action<SendMessageBatchRequest, SendMessageBatchResponse> {
  private static final String NAME = "SendMessageBatch";

  private final Desk desk;

  SendMessageBatch(Desk desk) {
    this.desk = desk;
  }

  @Override
  public SendMessageBatchResponse handle(SendMessageBatchRequest request, Call call) {
    List<BatchEntry<SendRequest>> entries = new ArrayList<>();
    request.entries().forEach(entry -> entries.add(entry(entry, entries.size() + 1)));
    List<BatchResult<Sent>> results =
        desk.write((tx, turn) ->
            desk.queues().sendBatch(tx, turn, desk.queue(tx, turn, request.queueUrl()), entries));
    return SendMessageBatchResponse.builder()
        .successful(BatchAnswers.successful(results, SendMessageBatch::result))
        .failed(BatchAnswers.failed(results))
        .build();
  }

  private static BatchEntry<SendRequest> entry(SendMessageBatchRequestEntry entry, int position) {
    SendRequest message =
        new SendRequest(
            Required.orEmpty(entry.messageBody()),
            entry.delaySeconds(),
            Attributes.read(entry.messageAttributes()),
            Attributes.readSystem(entry.messageSystemAttributesAsStrings()),
            entry.messageGroupId(),
            entry.messageDeduplicationId());
    return new BatchEntry<>(Required.ofEntry(entry.id(), NAME, position, "Id"), message);
  }

  private static SendMessageBatchResultEntry result(String id, Sent sent) {
    return SendMessageBatchResultEntry.builder()
        .id(id)
        .messageId(sent.messageId())
        .md5OfMessageBody(sent.md5OfBody())
        .md5OfMessageAttributes(sent.md5OfAttributes())
        .md5OfMessageSystemAttributes(sent.md5OfSystemAttributes())
        .sequenceNumber(sent.sequenceNumber())
        .build();
  }
}
