package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

/** {@code UpdateFunctionUrlConfig}: what is not named stays. */
final class UpdateFunctionUrlConfig
    implements Action<UpdateFunctionUrlConfigRequest, UpdateFunctionUrlConfigResponse> {
  private final LambdaParts parts;

  UpdateFunctionUrlConfig(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public UpdateFunctionUrlConfigResponse handle(UpdateFunctionUrlConfigRequest request, Call call) {
    FunctionUrl url =
        parts
            .store()
            .write(tx -> {
              Arn function =
                  parts.configured(tx, request.functionName(), request.qualifier()).arn();
              FunctionUrl old = parts.urls().existing(tx, function);
              return parts
                  .urls()
                  .put(
                      tx,
                      parts.turns().now(),
                      function,
                      Objects.requireNonNullElse(request.authTypeAsString(), old.auth()),
                      Objects.requireNonNullElse(request.invokeModeAsString(), old.mode()),
                      request.cors() == null ? old.cors() : ShownUrls.cors(request.cors()));
            });
    return Shown.as(ShownUrls.shown(url, call), UpdateFunctionUrlConfigResponse.builder());
  }
}
