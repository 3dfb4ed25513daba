package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;

/** {@code DeleteFunctionConcurrency}. */
final class DeleteFunctionConcurrency
    implements Action<DeleteFunctionConcurrencyRequest, DeleteFunctionConcurrencyResponse> {
  private final LambdaParts parts;

  DeleteFunctionConcurrency(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteFunctionConcurrencyResponse handle(
      DeleteFunctionConcurrencyRequest request, Call call) {
    parts
        .store()
        .write(tx ->
            parts
                .functions()
                .reserve(tx, parts.configured(tx, request.functionName(), null), null));
    return DeleteFunctionConcurrencyResponse.builder().build();
  }
}
