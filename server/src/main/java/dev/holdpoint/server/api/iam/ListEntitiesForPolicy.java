package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

/** {@code ListEntitiesForPolicy}: roles; there are no users and groups here. */
record ListEntitiesForPolicy(Iam iam)
    implements Action<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse> {
  @Override
  public ListEntitiesForPolicyResponse handle(ListEntitiesForPolicyRequest request, Call call) {
    Page<Role> page =
        Page.of(
            iam.read((tx, home) -> wanted(tx, home, request)),
            request.marker(),
            request.maxItems(),
            Role::name);
    return ListEntitiesForPolicyResponse.builder()
        .policyRoles(
            page.items().stream()
                .map(role -> PolicyRole.builder().roleName(role.name()).roleId(role.id()).build())
                .toList())
        .policyUsers(List.of())
        .policyGroups(List.of())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  private static List<Role> wanted(Tx tx, Home home, ListEntitiesForPolicyRequest request) {
    EntityType kind = request.entityFilter();
    if (kind != null && kind != EntityType.ROLE) {
      return List.of();
    }
    String arn = request.policyArn();
    String prefix = Objects.requireNonNullElse(request.pathPrefix(), "/");
    List<Role> roles =
        request.policyUsageFilter() == PolicyUsageType.PERMISSIONS_BOUNDARY
            ? Policies.bounded(tx, home, arn)
            : Policies.holders(tx, home, arn);
    return roles.stream().filter(role -> role.path().startsWith(prefix)).toList();
  }
}
