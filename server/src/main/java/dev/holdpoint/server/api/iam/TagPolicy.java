package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;

/** {@code TagPolicy}. */
record TagPolicy(Iam iam) implements Action<TagPolicyRequest, TagPolicyResponse> {
  @Override
  public TagPolicyResponse handle(TagPolicyRequest request, Call call) {
    iam.change((tx, _) -> Policies.tag(tx, request.policyArn(), Given.tags(request.tags())));
    return TagPolicyResponse.builder().build();
  }
}
