package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.MoveTask;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;

/** Stops to move messages; says how many were. */
final class CancelMessageMoveTask
    implements Action<CancelMessageMoveTaskRequest, CancelMessageMoveTaskResponse> {
  private final Desk desk;

  CancelMessageMoveTask(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CancelMessageMoveTaskResponse handle(CancelMessageMoveTaskRequest request, Call call) {
    String handle = Required.text(request.taskHandle(), "TaskHandle");
    MoveTask task = desk.write((tx, turn) -> desk.moves().cancel(tx, handle));
    return CancelMessageMoveTaskResponse.builder()
        .approximateNumberOfMessagesMoved(task.moved())
        .build();
  }
}
