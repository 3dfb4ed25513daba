package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.RolePolicies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;

/** {@code AttachRolePolicy}. */
record AttachRolePolicy(Iam iam)
    implements Action<AttachRolePolicyRequest, AttachRolePolicyResponse> {
  @Override
  public AttachRolePolicyResponse handle(AttachRolePolicyRequest request, Call call) {
    iam.change((tx, turn) ->
        RolePolicies.attach(tx, turn.home(), request.roleName(), request.policyArn()));
    return AttachRolePolicyResponse.builder().build();
  }
}
