package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sns.model.AddPermissionRequest;
import software.amazon.awssdk.services.sns.model.AddPermissionResponse;

/** {@code AddPermission}. */
record AddPermission(Sns sns) implements Action<AddPermissionRequest, AddPermissionResponse> {
  @Override
  public AddPermissionResponse handle(AddPermissionRequest request, Call call) {
    String arn = Sns.required(request.topicArn(), "TopicArn");
    String label = Sns.required(request.label(), "Label");
    List<String> accounts = request.awsAccountIds();
    List<String> actions = request.actionNames();
    sns.change(
        tx -> sns.topics().permit(tx, sns.topics().byArn(tx, arn), label, accounts, actions));
    return AddPermissionResponse.builder().build();
  }
}
