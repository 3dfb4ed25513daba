package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.core.iam.Policy;
import dev.holdpoint.core.iam.PolicyUse;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;

/** {@code GetPolicy}. */
record GetPolicy(Iam iam) implements Action<GetPolicyRequest, GetPolicyResponse> {
  @Override
  public GetPolicyResponse handle(GetPolicyRequest request, Call call) {
    return iam.read((tx, home) -> {
      Policy policy = Policies.get(tx, request.policyArn());
      return GetPolicyResponse.builder()
          .policy(
              Shown.brief(policy, PolicyUse.of(tx, home))
                  .description(policy.description())
                  .tags(Shown.tags(policy.tags()))
                  .build())
          .build();
    });
  }
}
