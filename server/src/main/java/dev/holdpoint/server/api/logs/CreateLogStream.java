package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;

/** Creates an empty stream. */
record CreateLogStream(LogsDesk desk)
    implements Action<CreateLogStreamRequest, CreateLogStreamResponse> {
  @Override
  public CreateLogStreamResponse handle(CreateLogStreamRequest request, Call call) {
    Arn arn = desk.arn(request.logGroupName());
    var _ = desk.get(arn);
    desk.book().create(arn, request.logStreamName());
    return CreateLogStreamResponse.builder().build();
  }
}
