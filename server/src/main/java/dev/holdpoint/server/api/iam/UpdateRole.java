package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** {@code UpdateRole}. */
record UpdateRole(Iam iam) implements Action<UpdateRoleRequest, UpdateRoleResponse> {
  @Override
  public UpdateRoleResponse handle(UpdateRoleRequest request, Call call) {
    iam.change((tx, turn) ->
        Roles.update(
            tx,
            turn.home(),
            request.roleName(),
            request.description(),
            request.maxSessionDuration()));
    return UpdateRoleResponse.builder().build();
  }
}
