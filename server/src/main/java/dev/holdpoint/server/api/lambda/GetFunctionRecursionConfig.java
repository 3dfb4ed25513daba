package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigResponse;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;

/** {@code GetFunctionRecursionConfig}: AWS's default, which is shown alone. */
record GetFunctionRecursionConfig(LambdaParts parts)
    implements Action<GetFunctionRecursionConfigRequest, GetFunctionRecursionConfigResponse> {
  @Override
  public GetFunctionRecursionConfigResponse handle(
      GetFunctionRecursionConfigRequest request, Call call) {
    var _ = parts.caller().find(request.functionName());
    return GetFunctionRecursionConfigResponse.builder()
        .recursiveLoop(RecursiveLoop.TERMINATE)
        .build();
  }
}
