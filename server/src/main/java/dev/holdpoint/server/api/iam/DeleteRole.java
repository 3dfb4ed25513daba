package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;

/** {@code DeleteRole}. */
record DeleteRole(Iam iam) implements Action<DeleteRoleRequest, DeleteRoleResponse> {
  @Override
  public DeleteRoleResponse handle(DeleteRoleRequest request, Call call) {
    iam.change((tx, turn) -> Roles.delete(tx, turn.home(), request.roleName()));
    return DeleteRoleResponse.builder().build();
  }
}
