package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;

/** {@code ListRolePolicies}. */
record ListRolePolicies(Iam iam)
    implements Action<ListRolePoliciesRequest, ListRolePoliciesResponse> {
  @Override
  public ListRolePoliciesResponse handle(ListRolePoliciesRequest request, Call call) {
    Role role = iam.read((tx, home) -> Roles.get(tx, home, request.roleName()));
    Page<String> page =
        Page.of(
            role.inline().keySet().stream().sorted().toList(),
            request.marker(),
            request.maxItems(),
            name -> name);
    return ListRolePoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
