package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;

/** {@code DeleteRolePermissionsBoundary}. */
record DeleteRolePermissionsBoundary(Iam iam)
    implements Action<DeleteRolePermissionsBoundaryRequest, DeleteRolePermissionsBoundaryResponse> {
  @Override
  public DeleteRolePermissionsBoundaryResponse handle(
      DeleteRolePermissionsBoundaryRequest request, Call call) {
    iam.change((tx, turn) -> Roles.bound(tx, turn.home(), request.roleName(), null));
    return DeleteRolePermissionsBoundaryResponse.builder().build();
  }
}
