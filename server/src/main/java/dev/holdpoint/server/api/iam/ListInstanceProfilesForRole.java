package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;

/** {@code ListInstanceProfilesForRole}: there are no instances here, so no role has a profile. */
record ListInstanceProfilesForRole(Iam iam)
    implements Action<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse> {
  @Override
  public ListInstanceProfilesForRoleResponse handle(
      ListInstanceProfilesForRoleRequest request, Call call) {
    iam.read((tx, home) -> Roles.get(tx, home, request.roleName()));
    return ListInstanceProfilesForRoleResponse.builder()
        .instanceProfiles(List.of())
        .isTruncated(false)
        .build();
  }
}
