package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;

/** {@code GetFunctionEventInvokeConfig}. */
final class GetFunctionEventInvokeConfig
    implements Action<GetFunctionEventInvokeConfigRequest, GetFunctionEventInvokeConfigResponse> {
  private final LambdaParts parts;

  GetFunctionEventInvokeConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetFunctionEventInvokeConfigResponse handle(
      GetFunctionEventInvokeConfigRequest request, Call call) {
    InvokeConfig config =
        parts
            .store()
            .read(tx -> {
              Function function = parts.configured(tx, request.functionName(), request.qualifier());
              return parts.invokeConfigs().existing(tx, function.arn());
            });
    return Shown.as(ShownConfigs.shown(config), GetFunctionEventInvokeConfigResponse.builder());
  }
}
