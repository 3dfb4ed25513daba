package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;

/** {@code DeletePolicy}. */
record DeletePolicy(Iam iam) implements Action<DeletePolicyRequest, DeletePolicyResponse> {
  @Override
  public DeletePolicyResponse handle(DeletePolicyRequest request, Call call) {
    iam.change((tx, turn) -> Policies.delete(tx, turn.home(), request.policyArn()));
    return DeletePolicyResponse.builder().build();
  }
}
