package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;

/** {@code UpdateAssumeRolePolicy}. */
record UpdateAssumeRolePolicy(Iam iam)
    implements Action<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse> {
  @Override
  public UpdateAssumeRolePolicyResponse handle(UpdateAssumeRolePolicyRequest request, Call call) {
    iam.change((tx, turn) ->
        Roles.updateTrust(tx, turn.home(), request.roleName(), request.policyDocument()));
    return UpdateAssumeRolePolicyResponse.builder().build();
  }
}
