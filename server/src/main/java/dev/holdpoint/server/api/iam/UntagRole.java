package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

/** {@code UntagRole}. */
record UntagRole(Iam iam) implements Action<UntagRoleRequest, UntagRoleResponse> {
  @Override
  public UntagRoleResponse handle(UntagRoleRequest request, Call call) {
    iam.change((tx, turn) -> Roles.untag(tx, turn.home(), request.roleName(), request.tagKeys()));
    return UntagRoleResponse.builder().build();
  }
}
