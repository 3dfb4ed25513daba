package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigResponse;

/** {@code UpdateFunctionEventInvokeConfig}: what is not named stays. */
final class UpdateFunctionEventInvokeConfig
    implements Action<
        UpdateFunctionEventInvokeConfigRequest, UpdateFunctionEventInvokeConfigResponse> {
  private final LambdaParts parts;

  UpdateFunctionEventInvokeConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public UpdateFunctionEventInvokeConfigResponse handle(
      UpdateFunctionEventInvokeConfigRequest request, Call call) {
    InvokeConfig config =
        parts
            .store()
            .write(tx -> {
              Function function = parts.configured(tx, request.functionName(), request.qualifier());
              InvokeConfig old = parts.invokeConfigs().existing(tx, function.arn());
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
    return Shown.as(ShownConfigs.shown(config), UpdateFunctionEventInvokeConfigResponse.builder());
  }
}
