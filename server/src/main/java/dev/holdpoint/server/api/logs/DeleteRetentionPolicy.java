package dev.holdpoint.server.api.logs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;

/** Lets a group keep its events for as long as there is room. */
record DeleteRetentionPolicy(LogsDesk desk)
    implements Action<DeleteRetentionPolicyRequest, DeleteRetentionPolicyResponse> {
  @Override
  public DeleteRetentionPolicyResponse handle(DeleteRetentionPolicyRequest request, Call call) {
    desk.change(tx -> desk.groups().keepFor(tx, desk.arn(request.logGroupName()), null));
    return DeleteRetentionPolicyResponse.builder().build();
  }
}
