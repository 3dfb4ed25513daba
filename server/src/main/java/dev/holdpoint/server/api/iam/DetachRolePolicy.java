package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.RolePolicies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;

/** {@code DetachRolePolicy}. */
record DetachRolePolicy(Iam iam)
    implements Action<DetachRolePolicyRequest, DetachRolePolicyResponse> {
  @Override
  public DetachRolePolicyResponse handle(DetachRolePolicyRequest request, Call call) {
    iam.change((tx, turn) ->
        RolePolicies.detach(tx, turn.home(), request.roleName(), request.policyArn()));
    return DetachRolePolicyResponse.builder().build();
  }
}
