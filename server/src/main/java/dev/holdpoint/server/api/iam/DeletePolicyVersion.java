package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;

/** {@code DeletePolicyVersion}. */
record DeletePolicyVersion(Iam iam)
    implements Action<DeletePolicyVersionRequest, DeletePolicyVersionResponse> {
  @Override
  public DeletePolicyVersionResponse handle(DeletePolicyVersionRequest request, Call call) {
    iam.change(
        (tx, turn) -> Policies.deleteVersion(tx, turn, request.policyArn(), request.versionId()));
    return DeletePolicyVersionResponse.builder().build();
  }
}
