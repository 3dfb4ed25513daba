package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;

/** {@code CreateRole}. */
record CreateRole(Iam iam) implements Action<CreateRoleRequest, CreateRoleResponse> {
  @Override
  public CreateRoleResponse handle(CreateRoleRequest request, Call call) {
    Roles.Spec spec =
        new Roles.Spec(
            request.roleName(),
            request.path(),
            request.assumeRolePolicyDocument(),
            request.description(),
            request.maxSessionDuration(),
            request.permissionsBoundary(),
            Given.tags(request.tags()));
    Role role = iam.write((tx, turn) -> Roles.create(tx, turn, spec));
    return CreateRoleResponse.builder()
        .role(Shown.whole(role).toBuilder().roleLastUsed((RoleLastUsed) null).build())
        .build();
  }
}
