package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.RolePolicies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** {@code PutRolePolicy}. */
record PutRolePolicy(Iam iam) implements Action<PutRolePolicyRequest, PutRolePolicyResponse> {
  @Override
  public PutRolePolicyResponse handle(PutRolePolicyRequest request, Call call) {
    iam.change((tx, turn) ->
        RolePolicies.put(
            tx, turn.home(), request.roleName(), request.policyName(), request.policyDocument()));
    return PutRolePolicyResponse.builder().build();
  }
}
