package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** {@code GetFunction}. It names no place to download the code from: there is none. */
final class GetFunction implements Action<GetFunctionRequest, GetFunctionResponse> {
  private final LambdaParts parts;

  GetFunction(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetFunctionResponse handle(GetFunctionRequest request, Call call) {
    Function function = parts.find(request.functionName(), request.qualifier());
    GetFunctionResponse.Builder response =
        GetFunctionResponse.builder().configuration(parts.shown(function));
    if (function.reserved() != null) {
      response.concurrency(c -> c.reservedConcurrentExecutions(function.reserved()));
    }
    if (!function.tags().isEmpty()) {
      response.tags(function.tags());
    }
    return response.build();
  }
}
