package dev.holdpoint.server.api.lambda;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;

/** {@code ListTags}: of a function, which its ARN names. */
record ListTags(LambdaParts parts) implements Action<ListTagsRequest, ListTagsResponse> {
  @Override
  public ListTagsResponse handle(ListTagsRequest request, Call call) {
    return ListTagsResponse.builder()
        .tags(parts.store().read(tx -> TaggedFunction.find(parts, tx, request.resource())).tags())
        .build();
  }
}
