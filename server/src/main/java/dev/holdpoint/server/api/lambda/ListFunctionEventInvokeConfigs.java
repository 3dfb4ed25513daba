package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.InvokeConfig;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;

/** {@code ListFunctionEventInvokeConfigs}: a function has one at most. */
final class ListFunctionEventInvokeConfigs
    implements Action<
        ListFunctionEventInvokeConfigsRequest, ListFunctionEventInvokeConfigsResponse> {
  private final LambdaParts parts;

  ListFunctionEventInvokeConfigs(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListFunctionEventInvokeConfigsResponse handle(
      ListFunctionEventInvokeConfigsRequest request, Call call) {
    InvokeConfig config =
        parts
            .store()
            .<@Nullable InvokeConfig>read(tx -> {
              Function function = parts.configured(tx, request.functionName(), null);
              return parts.invokeConfigs().find(tx, function.arn());
            });
    List<FunctionEventInvokeConfig> all =
        config == null ? List.of() : List.of(ShownConfigs.shown(config));
    return ListFunctionEventInvokeConfigsResponse.builder().functionEventInvokeConfigs(all).build();
  }
}
