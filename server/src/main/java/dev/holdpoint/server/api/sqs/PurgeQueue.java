package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;

/** Takes all messages away. */
final class PurgeQueue implements Action<PurgeQueueRequest, PurgeQueueResponse> {
  private final Desk desk;

  PurgeQueue(Desk desk) {
    this.desk = desk;
  }

  @Override
  public PurgeQueueResponse handle(PurgeQueueRequest request, Call call) {
    desk.change(
        (tx, turn) -> desk.queues().purge(tx, turn, desk.queue(tx, turn, request.queueUrl())));
    return PurgeQueueResponse.builder().build();
  }
}
