package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;

/** {@code PutRolePermissionsBoundary}. */
record PutRolePermissionsBoundary(Iam iam)
    implements Action<PutRolePermissionsBoundaryRequest, PutRolePermissionsBoundaryResponse> {
  @Override
  public PutRolePermissionsBoundaryResponse handle(
      PutRolePermissionsBoundaryRequest request, Call call) {
    iam.change((tx, turn) ->
        Roles.bound(tx, turn.home(), request.roleName(), request.permissionsBoundary()));
    return PutRolePermissionsBoundaryResponse.builder().build();
  }
}
