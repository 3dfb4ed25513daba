package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;

/** {@code CreateFunctionUrlConfig}. */
final class CreateFunctionUrlConfig
    implements Action<CreateFunctionUrlConfigRequest, CreateFunctionUrlConfigResponse> {
  private final LambdaParts parts;

  CreateFunctionUrlConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public CreateFunctionUrlConfigResponse handle(CreateFunctionUrlConfigRequest request, Call call) {
    FunctionUrl url =
        parts
            .store()
            .write(tx -> {
              Arn function =
                  parts.configured(tx, request.functionName(), request.qualifier()).arn();
              if (parts.urls().find(tx, function) != null) {
                throw LambdaError.conflict(
                    "Failed to create function url config for [functionArn = %s]. Error message:  FunctionUrlConfig exists for this Lambda function"
                        .formatted(function));
              }
              return parts
                  .urls()
                  .put(
                      tx,
                      parts.turns().now(),
                      function,
                      request.authTypeAsString(),
                      request.invokeModeAsString(),
                      ShownUrls.cors(request.cors()));
            });
    return Shown.as(ShownUrls.shown(url, call), CreateFunctionUrlConfigResponse.builder());
  }
}
