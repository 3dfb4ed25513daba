package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;

/** {@code ListRoles}. */
record ListRoles(Iam iam) implements Action<ListRolesRequest, ListRolesResponse> {
  @Override
  public ListRolesResponse handle(ListRolesRequest request, Call call) {
    Page<Role> page =
        Page.of(
            iam.read((tx, home) -> Roles.list(tx, home, request.pathPrefix())),
            request.marker(),
            request.maxItems(),
            Role::name);
    return ListRolesResponse.builder()
        .roles(page.items().stream().map(role -> Shown.brief(role).build()).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
