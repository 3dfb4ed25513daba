package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.MoveTask;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/** Starts to move messages out of a dead-letter queue. */
final class StartMessageMoveTask
    implements Action<StartMessageMoveTaskRequest, StartMessageMoveTaskResponse> {
  private final Desk desk;

  StartMessageMoveTask(Desk desk) {
    this.desk = desk;
  }

  @Override
  public StartMessageMoveTaskResponse handle(StartMessageMoveTaskRequest request, Call call) {
    String source = Required.text(request.sourceArn(), "SourceArn");
    MoveTask task =
        desk.write((tx, turn) ->
            desk.moves()
                .start(
                    tx,
                    turn,
                    source,
                    request.destinationArn(),
                    request.maxNumberOfMessagesPerSecond()));
    return StartMessageMoveTaskResponse.builder().taskHandle(task.handle()).build();
  }
}
