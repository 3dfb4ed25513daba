package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sqs.model.RemovePermissionResponse;

/** Takes a statement out of the queue's policy. */
final class RemovePermission implements Action<RemovePermissionRequest, RemovePermissionResponse> {
  private final Desk desk;

  RemovePermission(Desk desk) {
    this.desk = desk;
  }

  @Override
  public RemovePermissionResponse handle(RemovePermissionRequest request, Call call) {
    String label = Required.text(request.label(), "Label");
    desk.change((tx, turn) ->
        desk.queues().removePermission(tx, turn, desk.queue(tx, turn, request.queueUrl()), label));
    return RemovePermissionResponse.builder().build();
  }
}
