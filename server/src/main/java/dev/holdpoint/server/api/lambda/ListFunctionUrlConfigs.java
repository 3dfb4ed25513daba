package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.FunctionUrl;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsResponse;

/** {@code ListFunctionUrlConfigs}: those of a function and of its aliases, on one page. */
final class ListFunctionUrlConfigs
    implements Action<ListFunctionUrlConfigsRequest, ListFunctionUrlConfigsResponse> {
  private final LambdaParts parts;

  ListFunctionUrlConfigs(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListFunctionUrlConfigsResponse handle(ListFunctionUrlConfigsRequest request, Call call) {
    List<FunctionUrl> urls =
        parts
            .store()
            .read(tx -> parts.urls().list(tx, parts.configured(tx, request.functionName(), null)));
    return ListFunctionUrlConfigsResponse.builder()
        .functionUrlConfigs(urls.stream().map(url -> ShownUrls.shown(url, call)).toList())
        .build();
  }
}
