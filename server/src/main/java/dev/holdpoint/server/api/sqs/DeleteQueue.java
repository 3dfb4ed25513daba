package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;

/** Takes the queue and its messages away. */
final class DeleteQueue implements Action<DeleteQueueRequest, DeleteQueueResponse> {
  private final Desk desk;

  DeleteQueue(Desk desk) {
    this.desk = desk;
  }

  @Override
  public DeleteQueueResponse handle(DeleteQueueRequest request, Call call) {
    desk.change(
        (tx, turn) -> desk.queues().delete(tx, turn, desk.queue(tx, turn, request.queueUrl())));
    return DeleteQueueResponse.builder().build();
  }
}
