package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;

/** {@code DeleteFunctionEventInvokeConfig}. */
final class DeleteFunctionEventInvokeConfig
    implements Action<
        DeleteFunctionEventInvokeConfigRequest, DeleteFunctionEventInvokeConfigResponse> {
  private final LambdaParts parts;

  DeleteFunctionEventInvokeConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteFunctionEventInvokeConfigResponse handle(
      DeleteFunctionEventInvokeConfigRequest request, Call call) {
    parts
        .store()
        .write(tx -> {
          Function function = parts.configured(tx, request.functionName(), request.qualifier());
          parts.invokeConfigs().existing(tx, function.arn());
          parts.invokeConfigs().delete(tx, function.arn());
          return true;
        });
    return DeleteFunctionEventInvokeConfigResponse.builder().build();
  }
}
