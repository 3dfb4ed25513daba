package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** {@code ListVersionsByFunction}: all of them, what may still change first. */
final class ListVersionsByFunction
    implements Action<ListVersionsByFunctionRequest, ListVersionsByFunctionResponse> {
  private final LambdaParts parts;

  ListVersionsByFunction(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListVersionsByFunctionResponse handle(ListVersionsByFunctionRequest request, Call call) {
    List<FunctionConfiguration> all = new ArrayList<>();
    parts
        .store()
        .read(tx -> {
          Function function = parts.configured(tx, request.functionName(), null);
          all.add(parts.shown(function));
          parts.versions().list(tx, function).forEach(one -> all.add(parts.shown(one)));
          return true;
        });
    return ListVersionsByFunctionResponse.builder().versions(all).build();
  }
}
