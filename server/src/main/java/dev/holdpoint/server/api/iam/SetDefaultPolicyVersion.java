package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/** {@code SetDefaultPolicyVersion}. */
record SetDefaultPolicyVersion(Iam iam)
    implements Action<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse> {
  @Override
  public SetDefaultPolicyVersionResponse handle(SetDefaultPolicyVersionRequest request, Call call) {
    iam.change(
        (tx, turn) -> Policies.setDefault(tx, turn, request.policyArn(), request.versionId()));
    return SetDefaultPolicyVersionResponse.builder().build();
  }
}
