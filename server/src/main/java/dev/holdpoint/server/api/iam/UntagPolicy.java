package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** {@code UntagPolicy}. */
record UntagPolicy(Iam iam) implements Action<UntagPolicyRequest, UntagPolicyResponse> {
  @Override
  public UntagPolicyResponse handle(UntagPolicyRequest request, Call call) {
    iam.change((tx, _) -> Policies.untag(tx, request.policyArn(), request.tagKeys()));
    return UntagPolicyResponse.builder().build();
  }
}
