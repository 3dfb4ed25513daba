package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;

/** {@code GetPolicyVersion}. */
record GetPolicyVersion(Iam iam)
    implements Action<GetPolicyVersionRequest, GetPolicyVersionResponse> {
  @Override
  public GetPolicyVersionResponse handle(GetPolicyVersionRequest request, Call call) {
    return iam.read((tx, _) -> {
      String byDefault = Policies.get(tx, request.policyArn()).defaultVersion();
      var version = Policies.version(tx, request.policyArn(), request.versionId());
      return GetPolicyVersionResponse.builder()
          .policyVersion(
              Shown.version(version, version.id().equals(byDefault))
                  .document(Shown.document(version.document()))
                  .build())
          .build();
    });
  }
}
