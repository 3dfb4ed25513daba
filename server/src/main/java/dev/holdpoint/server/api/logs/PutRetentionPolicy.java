package dev.holdpoint.server.api.logs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** Sets for how many days a group keeps its events. */
record PutRetentionPolicy(LogsDesk desk)
    implements Action<PutRetentionPolicyRequest, PutRetentionPolicyResponse> {
  @Override
  public PutRetentionPolicyResponse handle(PutRetentionPolicyRequest request, Call call) {
    desk.change(tx ->
        desk.groups().keepFor(tx, desk.arn(request.logGroupName()), request.retentionInDays()));
    return PutRetentionPolicyResponse.builder().build();
  }
}
