package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;

/** Deletes a stream with all that is in it. */
record DeleteLogStream(LogsDesk desk)
    implements Action<DeleteLogStreamRequest, DeleteLogStreamResponse> {
  @Override
  public DeleteLogStreamResponse handle(DeleteLogStreamRequest request, Call call) {
    Arn arn = desk.arn(request.logGroupName());
    var _ = desk.get(arn);
    desk.book().deleteStream(arn, request.logStreamName());
    return DeleteLogStreamResponse.builder().build();
  }
}
