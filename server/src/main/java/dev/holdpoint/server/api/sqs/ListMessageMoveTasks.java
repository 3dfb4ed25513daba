package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.sqs.MoveTask;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/** The newest tasks that move messages out of a queue. */
final class ListMessageMoveTasks
    implements Action<ListMessageMoveTasksRequest, ListMessageMoveTasksResponse> {
  private final Desk desk;

  ListMessageMoveTasks(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ListMessageMoveTasksResponse handle(ListMessageMoveTasksRequest request, Call call) {
    String source = Required.text(request.sourceArn(), "SourceArn");
    List<MoveTask> tasks =
        desk.read((tx, turn) -> desk.moves().list(tx, source, request.maxResults()));
    return ListMessageMoveTasksResponse.builder()
        .results(tasks.stream().map(ListMessageMoveTasks::entry).toList())
        .build();
  }

  /** A handle is given only where it may be used. */
  private static ListMessageMoveTasksResultEntry entry(MoveTask task) {
    Arn destination = task.destination();
    return ListMessageMoveTasksResultEntry.builder()
        .taskHandle(task.status() == MoveTask.Status.RUNNING ? task.handle() : null)
        .status(task.status().name())
        .sourceArn(task.source().value())
        .destinationArn(destination == null ? null : destination.value())
        .maxNumberOfMessagesPerSecond(task.rate())
        .approximateNumberOfMessagesMoved(task.moved())
        .approximateNumberOfMessagesToMove(task.toMove())
        .failureReason(task.failure())
        .startedTimestamp(task.startedAt().toEpochMilli())
        .build();
  }
}
