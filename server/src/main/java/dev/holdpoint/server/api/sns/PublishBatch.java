package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.Published;
import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

/** {@code PublishBatch}. */
record PublishBatch(Sns sns) implements Action<PublishBatchRequest, PublishBatchResponse> {
  @Override
  public PublishBatchResponse handle(PublishBatchRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    List<BatchEntry<PublishRequest>> entries =
        request.publishBatchRequestEntries().stream().map(PublishBatch::entry).toList();
    return response(
        sns.write((tx, turn) ->
            sns.topics().publishBatch(tx, turn, sns.topics().byArn(tx, arn), entries)));
  }

  private static BatchEntry<PublishRequest> entry(PublishBatchRequestEntry entry) {
    return new BatchEntry<>(
        Objects.requireNonNullElse(entry.id(), ""),
        new PublishRequest(
            Objects.requireNonNullElse(entry.message(), ""),
            entry.subject(),
            entry.messageStructure(),
            MessageAttributes.read(entry.messageAttributes()),
            entry.messageGroupId(),
            entry.messageDeduplicationId()));
  }

  /** Both lists are there even when empty, as on AWS. */
  private static PublishBatchResponse response(List<BatchResult<Published>> results) {
    List<PublishBatchResultEntry> done = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (BatchResult<Published> result : results) {
      switch (result) {
        case BatchResult.Done<Published>(String id, Published told) ->
            done.add(
                PublishBatchResultEntry.builder()
                    .id(id)
                    .messageId(told.messageId())
                    .sequenceNumber(told.sequenceNumber())
                    .build());
        case BatchResult.Failed<Published> failure -> failed.add(error(failure));
      }
    }
    return PublishBatchResponse.builder().successful(done).failed(failed).build();
  }

  private static BatchResultErrorEntry error(BatchResult.Failed<Published> failure) {
    return BatchResultErrorEntry.builder()
        .id(failure.id())
        .code(failure.code())
        .message(failure.error().getMessage())
        .senderFault(true)
        .build();
  }
}
