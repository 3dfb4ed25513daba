package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.core.iam.Policy;
import dev.holdpoint.core.iam.PolicyUse;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

/** {@code ListPolicies}. */
record ListPolicies(Iam iam) implements Action<ListPoliciesRequest, ListPoliciesResponse> {
  @Override
  public ListPoliciesResponse handle(ListPoliciesRequest request, Call call) {
    return iam.read((tx, home) -> {
      PolicyUse use = PolicyUse.of(tx, home);
      List<Policy> wanted =
          Policies.list(tx, home).stream()
              .filter(policy -> isWanted(policy, use, request))
              .toList();
      Page<Policy> page = Page.of(wanted, request.marker(), request.maxItems(), Policy::name);
      return ListPoliciesResponse.builder()
          .policies(page.items().stream().map(policy -> Shown.brief(policy, use).build()).toList())
          .isTruncated(page.isTruncated())
          .marker(page.marker())
          .build();
    });
  }

  /** AWS's own policies are not listed: only their names are known, and only to who uses them. */
  private static boolean isWanted(Policy policy, PolicyUse use, ListPoliciesRequest request) {
    if (request.scope() == PolicyScopeType.AWS
        || !policy.path().startsWith(Objects.requireNonNullElse(request.pathPrefix(), "/"))) {
      return false;
    }
    PolicyUsageType usage = request.policyUsageFilter();
    if (usage == PolicyUsageType.PERMISSIONS_BOUNDARY) {
      return use.bounding(policy) > 0;
    }
    boolean attached =
        Boolean.TRUE.equals(request.onlyAttached()) || usage == PolicyUsageType.PERMISSIONS_POLICY;
    return !attached || use.attached(policy) > 0;
  }
}
