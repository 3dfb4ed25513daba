package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;

/** Deletes up to ten messages. */
final class DeleteMessageBatch
    implements Action<DeleteMessageBatchRequest, DeleteMessageBatchResponse> {
  private static final String NAME = "DeleteMessageBatch";

  private final Desk desk;

  DeleteMessageBatch(Desk desk) {
    this.desk = desk;
  }

  @Override
  public DeleteMessageBatchResponse handle(DeleteMessageBatchRequest request, Call call) {
    List<BatchEntry<String>> entries = new ArrayList<>();
    request.entries().forEach(entry -> entries.add(entry(entry, entries.size() + 1)));
    List<BatchResult<String>> results =
        desk.write((tx, turn) ->
            desk.queues()
                .deleteMessages(tx, turn, desk.queue(tx, turn, request.queueUrl()), entries));
    return DeleteMessageBatchResponse.builder()
        .successful(BatchAnswers.successful(results, DeleteMessageBatch::result))
        .failed(BatchAnswers.failed(results))
        .build();
  }

  private static BatchEntry<String> entry(DeleteMessageBatchRequestEntry entry, int position) {
    return new BatchEntry<>(
        Required.ofEntry(entry.id(), NAME, position, "Id"),
        Required.orEmpty(entry.receiptHandle()));
  }

  private static DeleteMessageBatchResultEntry result(String id, String handle) {
    return DeleteMessageBatchResultEntry.builder().id(id).build();
  }
}
