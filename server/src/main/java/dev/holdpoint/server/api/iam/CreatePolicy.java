package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.core.iam.Policy;
import dev.holdpoint.core.iam.PolicyUse;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;

/** {@code CreatePolicy}. */
record CreatePolicy(Iam iam) implements Action<CreatePolicyRequest, CreatePolicyResponse> {
  @Override
  public CreatePolicyResponse handle(CreatePolicyRequest request, Call call) {
    Policies.Spec spec =
        new Policies.Spec(
            request.policyName(),
            request.path(),
            request.policyDocument(),
            request.description(),
            Given.tags(request.tags()));
    Policy policy = iam.write((tx, turn) -> Policies.create(tx, turn, spec));
    var shown = Shown.brief(policy, new PolicyUse(Map.of(), Map.of()));
    if (!policy.tags().isEmpty()) {
      shown.tags(Shown.tags(policy.tags()));
    }
    return CreatePolicyResponse.builder().policy(shown.build()).build();
  }
}
