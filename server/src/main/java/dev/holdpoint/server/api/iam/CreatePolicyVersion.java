package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;

/** {@code CreatePolicyVersion}. */
record CreatePolicyVersion(Iam iam)
    implements Action<CreatePolicyVersionRequest, CreatePolicyVersionResponse> {
  @Override
  public CreatePolicyVersionResponse handle(CreatePolicyVersionRequest request, Call call) {
    boolean byDefault = Boolean.TRUE.equals(request.setAsDefault());
    var version =
        iam.write((tx, turn) ->
            Policies.addVersion(
                tx, turn, request.policyArn(), request.policyDocument(), byDefault));
    return CreatePolicyVersionResponse.builder()
        .policyVersion(Shown.version(version, byDefault).build())
        .build();
  }
}
