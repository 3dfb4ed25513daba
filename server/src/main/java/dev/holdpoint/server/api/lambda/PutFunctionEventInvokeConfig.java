package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;

/** {@code PutFunctionEventInvokeConfig}: it replaces what was there. */
final class PutFunctionEventInvokeConfig
    implements Action<PutFunctionEventInvokeConfigRequest, PutFunctionEventInvokeConfigResponse> {
  private final LambdaParts parts;

  PutFunctionEventInvokeConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public PutFunctionEventInvokeConfigResponse handle(
      PutFunctionEventInvokeConfigRequest request, Call call) {
    InvokeConfig config =
        parts
            .store()
            .write(tx -> {
              Function function = parts.configured(tx, request.functionName(), request.qualifier());
              InvokeConfig old = InvokeConfig.none(function.arn());
              InvokeConfig wanted =
                  new InvokeConfig(
                      function.arn(),
                      request.maximumRetryAttempts() == null
                          ? old.retries()
                          : request.maximumRetryAttempts(),
                      request.maximumEventAgeInSeconds() == null
                          ? old.ageSeconds()
                          : request.maximumEventAgeInSeconds(),
                      ShownConfigs.onSuccess(request.destinationConfig(), old.onSuccess()),
                      ShownConfigs.onFailure(request.destinationConfig(), old.onFailure()),
                      parts.turns().now().now());
              return parts.invokeConfigs().put(tx, wanted);
            });
    return Shown.as(ShownConfigs.shown(config), PutFunctionEventInvokeConfigResponse.builder());
  }
}
