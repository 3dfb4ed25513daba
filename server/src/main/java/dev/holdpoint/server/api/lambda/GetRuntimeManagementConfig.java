package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

/** {@code GetRuntimeManagementConfig}: runtimes are this machine's, and go with it. */
record GetRuntimeManagementConfig(LambdaParts parts)
    implements Action<GetRuntimeManagementConfigRequest, GetRuntimeManagementConfigResponse> {
  @Override
  public GetRuntimeManagementConfigResponse handle(
      GetRuntimeManagementConfigRequest request, Call call) {
    Function function =
        parts.store().read(tx -> parts.configured(tx, request.functionName(), request.qualifier()));
    return GetRuntimeManagementConfigResponse.builder()
        .functionArn(function.arn().value())
        .updateRuntimeOn(UpdateRuntimeOn.AUTO)
        .build();
  }
}
