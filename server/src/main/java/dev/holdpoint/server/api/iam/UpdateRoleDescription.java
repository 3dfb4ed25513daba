package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;

/** {@code UpdateRoleDescription}. */
record UpdateRoleDescription(Iam iam)
    implements Action<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse> {
  @Override
  public UpdateRoleDescriptionResponse handle(UpdateRoleDescriptionRequest request, Call call) {
    Role role =
        iam.write((tx, turn) ->
            Roles.update(tx, turn.home(), request.roleName(), request.description(), null));
    return UpdateRoleDescriptionResponse.builder().role(Shown.whole(role)).build();
  }
}
