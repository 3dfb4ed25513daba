package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;

/** {@code TagRole}. */
record TagRole(Iam iam) implements Action<TagRoleRequest, TagRoleResponse> {
  @Override
  public TagRoleResponse handle(TagRoleRequest request, Call call) {
    iam.change(
        (tx, turn) -> Roles.tag(tx, turn.home(), request.roleName(), Given.tags(request.tags())));
    return TagRoleResponse.builder().build();
  }
}
