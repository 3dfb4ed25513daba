package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.RolePolicies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;

/** {@code DeleteRolePolicy}. */
record DeleteRolePolicy(Iam iam)
    implements Action<DeleteRolePolicyRequest, DeleteRolePolicyResponse> {
  @Override
  public DeleteRolePolicyResponse handle(DeleteRolePolicyRequest request, Call call) {
    iam.change((tx, turn) ->
        RolePolicies.delete(tx, turn.home(), request.roleName(), request.policyName()));
    return DeleteRolePolicyResponse.builder().build();
  }
}
