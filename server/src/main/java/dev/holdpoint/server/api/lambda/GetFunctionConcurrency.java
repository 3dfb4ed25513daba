package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;

/** {@code GetFunctionConcurrency}. */
final class GetFunctionConcurrency
    implements Action<GetFunctionConcurrencyRequest, GetFunctionConcurrencyResponse> {
  private final LambdaParts parts;

  GetFunctionConcurrency(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetFunctionConcurrencyResponse handle(GetFunctionConcurrencyRequest request, Call call) {
    Function function =
        parts.store().read(tx -> parts.configured(tx, request.functionName(), null));
    return GetFunctionConcurrencyResponse.builder()
        .reservedConcurrentExecutions(function.reserved())
        .build();
  }
}
