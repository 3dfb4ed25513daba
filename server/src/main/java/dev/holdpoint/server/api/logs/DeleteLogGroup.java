package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;

/** Deletes a group with all that is in it. */
record DeleteLogGroup(LogsDesk desk)
    implements Action<DeleteLogGroupRequest, DeleteLogGroupResponse> {
  @Override
  public DeleteLogGroupResponse handle(DeleteLogGroupRequest request, Call call) {
    Arn arn = desk.arn(request.logGroupName());
    desk.change(tx -> desk.groups().delete(tx, arn));
    desk.book().delete(arn);
    return DeleteLogGroupResponse.builder().build();
  }
}
