package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.iam.Role;
import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;

/** {@code ListAttachedRolePolicies}. */
record ListAttachedRolePolicies(Iam iam)
    implements Action<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse> {
  @Override
  public ListAttachedRolePoliciesResponse handle(
      ListAttachedRolePoliciesRequest request, Call call) {
    Role role = iam.read((tx, home) -> Roles.get(tx, home, request.roleName()));
    String prefix = ":policy" + Objects.requireNonNullElse(request.pathPrefix(), "/");
    Page<String> page =
        Page.of(
            role.attached().stream().filter(arn -> arn.contains(prefix)).toList(),
            request.marker(),
            request.maxItems(),
            arn -> arn);
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(page.items().stream().map(ListAttachedRolePolicies::item).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  private static AttachedPolicy item(String arn) {
    return AttachedPolicy.builder().policyArn(arn).policyName(Arn.of(arn).name()).build();
  }
}
