package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/** {@code PutFunctionConcurrency}. */
final class PutFunctionConcurrency
    implements Action<PutFunctionConcurrencyRequest, PutFunctionConcurrencyResponse> {
  private final LambdaParts parts;

  PutFunctionConcurrency(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public PutFunctionConcurrencyResponse handle(PutFunctionConcurrencyRequest request, Call call) {
    Function function =
        parts
            .store()
            .write(tx ->
                parts
                    .functions()
                    .reserve(
                        tx,
                        parts.configured(tx, request.functionName(), null),
                        request.reservedConcurrentExecutions()));
    return PutFunctionConcurrencyResponse.builder()
        .reservedConcurrentExecutions(function.reserved())
        .build();
  }
}
