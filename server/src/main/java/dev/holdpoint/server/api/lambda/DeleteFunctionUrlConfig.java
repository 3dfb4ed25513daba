package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigResponse;

/** {@code DeleteFunctionUrlConfig}. */
final class DeleteFunctionUrlConfig
    implements Action<DeleteFunctionUrlConfigRequest, DeleteFunctionUrlConfigResponse> {
  private final LambdaParts parts;

  DeleteFunctionUrlConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteFunctionUrlConfigResponse handle(DeleteFunctionUrlConfigRequest request, Call call) {
    parts
        .store()
        .write(tx -> {
          Arn function = parts.configured(tx, request.functionName(), request.qualifier()).arn();
          parts.urls().existing(tx, function);
          parts.urls().delete(tx, function);
          return true;
        });
    return DeleteFunctionUrlConfigResponse.builder().build();
  }
}
