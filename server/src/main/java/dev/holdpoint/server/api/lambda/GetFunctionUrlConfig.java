package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;

/** {@code GetFunctionUrlConfig}. */
final class GetFunctionUrlConfig
    implements Action<GetFunctionUrlConfigRequest, GetFunctionUrlConfigResponse> {
  private final LambdaParts parts;

  GetFunctionUrlConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetFunctionUrlConfigResponse handle(GetFunctionUrlConfigRequest request, Call call) {
    FunctionUrl url =
        parts
            .store()
            .read(tx ->
                parts
                    .urls()
                    .existing(
                        tx,
                        parts.configured(tx, request.functionName(), request.qualifier()).arn()));
    return Shown.as(ShownUrls.shown(url, call), GetFunctionUrlConfigResponse.builder());
  }
}
