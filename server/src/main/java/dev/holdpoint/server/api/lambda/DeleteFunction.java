package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;

/** {@code DeleteFunction}: an invocation that runs may end. */
final class DeleteFunction implements Action<DeleteFunctionRequest, DeleteFunctionResponse> {
  private final LambdaParts parts;

  DeleteFunction(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteFunctionResponse handle(DeleteFunctionRequest request, Call call) {
    Function deleted =
        parts
            .store()
            .write(tx -> {
              Function there =
                  parts.functions().byName(tx, parts.turns().home(), request.functionName());
              FunctionName.checkQualifier(there.arn(), request.qualifier());
              parts.functions().delete(tx, there);
              return there;
            });
    parts.host().forget(deleted.arn());
    return DeleteFunctionResponse.builder().build();
  }
}
