package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/** Deletes a message that was received. */
final class DeleteMessage implements Action<DeleteMessageRequest, DeleteMessageResponse> {
  private final Desk desk;

  DeleteMessage(Desk desk) {
    this.desk = desk;
  }

  @Override
  public DeleteMessageResponse handle(DeleteMessageRequest request, Call call) {
    String handle = Required.text(request.receiptHandle(), "ReceiptHandle");
    desk.change((tx, turn) ->
        desk.queues().deleteMessage(tx, turn, desk.queue(tx, turn, request.queueUrl()), handle));
    return DeleteMessageResponse.builder().build();
  }
}
