package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** {@code UpdateFunctionCode}. */
final class UpdateFunctionCode
    implements Action<UpdateFunctionCodeRequest, UpdateFunctionCodeResponse> {
  private static final Set<String> SERVED = Set.of("FunctionName", "ZipFile", "Architectures");

  private final LambdaParts parts;

  UpdateFunctionCode(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public UpdateFunctionCodeResponse handle(UpdateFunctionCodeRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    Function before = parts.caller().find(request.functionName());
    FunctionCode code = parts.code().put(CreateFunction.archive(request.zipFile()));
    Function changed =
        parts
            .store()
            .write(tx -> {
              Function there = parts.functions().byName(tx, parts.turns().home(), before.name());
              return parts
                  .functions()
                  .change(tx, parts.turns().now(), there, there.settings(), code);
            });
    parts.host().forget(changed.arn());
    return Shown.as(Shown.configuration(changed), UpdateFunctionCodeResponse.builder());
  }
}
