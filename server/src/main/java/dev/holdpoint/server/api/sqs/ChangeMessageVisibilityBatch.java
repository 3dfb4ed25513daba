package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.core.sqs.VisibilityRequest;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;

/** Says for up to ten messages when each is to be visible again. */
final class ChangeMessageVisibilityBatch
    implements Action<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse> {
  private static final String NAME = "ChangeMessageVisibilityBatch";

  private final Desk desk;

  ChangeMessageVisibilityBatch(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ChangeMessageVisibilityBatchResponse handle(
      ChangeMessageVisibilityBatchRequest request, Call call) {
    List<BatchEntry<VisibilityRequest>> entries = new ArrayList<>();
    request.entries().forEach(entry -> entries.add(entry(entry, entries.size() + 1)));
    List<BatchResult<VisibilityRequest>> results =
        desk.write((tx, turn) ->
            desk.queues()
                .changeVisibilities(tx, turn, desk.queue(tx, turn, request.queueUrl()), entries));
    return ChangeMessageVisibilityBatchResponse.builder()
        .successful(BatchAnswers.successful(results, ChangeMessageVisibilityBatch::result))
        .failed(BatchAnswers.failed(results))
        .build();
  }

  private static BatchEntry<VisibilityRequest> entry(
      ChangeMessageVisibilityBatchRequestEntry entry, int position) {
    VisibilityRequest change =
        new VisibilityRequest(
            Required.orEmpty(entry.receiptHandle()),
            Required.ofEntry(entry.visibilityTimeout(), NAME, position, "VisibilityTimeout"));
    return new BatchEntry<>(Required.ofEntry(entry.id(), NAME, position, "Id"), change);
  }

  private static ChangeMessageVisibilityBatchResultEntry result(
      String id, VisibilityRequest change) {
    return ChangeMessageVisibilityBatchResultEntry.builder().id(id).build();
  }
}
