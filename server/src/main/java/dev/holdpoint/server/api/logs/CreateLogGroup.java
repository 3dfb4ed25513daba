package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;

/** Creates a group. */
record CreateLogGroup(LogsDesk desk)
    implements Action<CreateLogGroupRequest, CreateLogGroupResponse> {
  @Override
  public CreateLogGroupResponse handle(CreateLogGroupRequest request, Call call) {
    if (request.kmsKeyId() != null) {
      throw LogsError.invalid("Holdpoint encrypts no logs: kmsKeyId cannot be set.");
    }
    Arn arn = desk.arn(request.logGroupName());
    Map<String, String> tags = request.hasTags() ? request.tags() : Map.of();
    desk.change(tx ->
        desk.groups()
            .create(tx, arn, desk.turns().now().now(), request.logGroupClassAsString(), tags));
    return CreateLogGroupResponse.builder().build();
  }
}
