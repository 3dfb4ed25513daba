package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;

/** {@code GetRole}. */
record GetRole(Iam iam) implements Action<GetRoleRequest, GetRoleResponse> {
  @Override
  public GetRoleResponse handle(GetRoleRequest request, Call call) {
    Role role = iam.read((tx, home) -> Roles.get(tx, home, request.roleName()));
    return GetRoleResponse.builder().role(Shown.whole(role)).build();
  }
}
