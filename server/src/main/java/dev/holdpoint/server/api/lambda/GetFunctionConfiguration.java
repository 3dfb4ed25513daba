package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** {@code GetFunctionConfiguration}. */
final class GetFunctionConfiguration
    implements Action<GetFunctionConfigurationRequest, GetFunctionConfigurationResponse> {
  private final LambdaParts parts;

  GetFunctionConfiguration(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetFunctionConfigurationResponse handle(
      GetFunctionConfigurationRequest request, Call call) {
    Function function = parts.find(request.functionName(), request.qualifier());
    return Shown.as(parts.shown(function), GetFunctionConfigurationResponse.builder());
  }
}
