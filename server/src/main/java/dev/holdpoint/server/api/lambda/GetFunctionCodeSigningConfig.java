package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigResponse;

/** {@code GetFunctionCodeSigningConfig}: no function has any. */
record GetFunctionCodeSigningConfig(LambdaParts parts)
    implements Action<GetFunctionCodeSigningConfigRequest, GetFunctionCodeSigningConfigResponse> {
  @Override
  public GetFunctionCodeSigningConfigResponse handle(
      GetFunctionCodeSigningConfigRequest request, Call call) {
    return GetFunctionCodeSigningConfigResponse.builder()
        .functionName(parts.caller().find(request.functionName()).name())
        .build();
  }
}
