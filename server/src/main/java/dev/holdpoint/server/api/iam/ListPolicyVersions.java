package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.core.iam.Policy;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;

/** {@code ListPolicyVersions}, newest first. */
record ListPolicyVersions(Iam iam)
    implements Action<ListPolicyVersionsRequest, ListPolicyVersionsResponse> {
  @Override
  public ListPolicyVersionsResponse handle(ListPolicyVersionsRequest request, Call call) {
    Policy policy = iam.read((tx, _) -> Policies.get(tx, request.policyArn()));
    Page<Policy.Version> page =
        Page.of(
            policy.versions().reversed(), request.marker(), request.maxItems(), Policy.Version::id);
    return ListPolicyVersionsResponse.builder()
        .versions(
            page.items().stream()
                .map(one -> Shown.version(one, one.id().equals(policy.defaultVersion())).build())
                .toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
