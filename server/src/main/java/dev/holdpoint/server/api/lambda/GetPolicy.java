package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;

/** {@code GetPolicy}. */
final class GetPolicy implements Action<GetPolicyRequest, GetPolicyResponse> {
  private final LambdaParts parts;

  GetPolicy(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetPolicyResponse handle(GetPolicyRequest request, Call call) {
    Function function = parts.caller().find(request.functionName());
    FunctionName.checkQualifier(function.arn(), request.qualifier());
    return GetPolicyResponse.builder()
        .policy(parts.functions().policy(function))
        .revisionId(function.revision())
        .build();
  }
}
