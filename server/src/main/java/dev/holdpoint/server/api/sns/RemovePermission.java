package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sns.model.RemovePermissionResponse;

/** {@code RemovePermission}. */
record RemovePermission(Sns sns)
    implements Action<RemovePermissionRequest, RemovePermissionResponse> {
  @Override
  public RemovePermissionResponse handle(RemovePermissionRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    String label = Sns.required(request.label(), "Label");
    sns.change(tx -> sns.topics().forbid(tx, sns.topics().byArn(tx, arn), label));
    return RemovePermissionResponse.builder().build();
  }
}
