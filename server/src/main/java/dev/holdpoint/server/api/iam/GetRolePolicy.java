package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.RolePolicies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;

/** {@code GetRolePolicy}. */
record GetRolePolicy(Iam iam) implements Action<GetRolePolicyRequest, GetRolePolicyResponse> {
  @Override
  public GetRolePolicyResponse handle(GetRolePolicyRequest request, Call call) {
    String document =
        iam.read(
            (tx, home) -> RolePolicies.get(tx, home, request.roleName(), request.policyName()));
    return GetRolePolicyResponse.builder()
        .roleName(request.roleName())
        .policyName(request.policyName())
        .policyDocument(Shown.document(document))
        .build();
  }
}
