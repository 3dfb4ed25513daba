package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.AddPermissionRequest;
import software.amazon.awssdk.services.sqs.model.AddPermissionResponse;

/** Lets other accounts call some actions: a statement more in the queue's policy. */
final class AddPermission implements Action<AddPermissionRequest, AddPermissionResponse> {
  private final Desk desk;

  AddPermission(Desk desk) {
    this.desk = desk;
  }

  @Override
  public AddPermissionResponse handle(AddPermissionRequest request, Call call) {
    String label = Required.text(request.label(), "Label");
    desk.change((tx, turn) ->
        desk.queues()
            .addPermission(
                tx,
                turn,
                desk.queue(tx, turn, request.queueUrl()),
                label,
                request.awsAccountIds(),
                request.actions()));
    return AddPermissionResponse.builder().build();
  }
}
