package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;

/** {@code TagResource}. */
record TagResource(LambdaParts parts) implements Action<TagResourceRequest, TagResourceResponse> {
  @Override
  public TagResourceResponse handle(TagResourceRequest request, Call call) {
    var _ =
        parts
            .store()
            .write(tx -> {
              Function there = TaggedFunction.find(parts, tx, request.resource());
              return parts.functions().tag(tx, there, request.tags(), Set.of());
            });
    return TagResourceResponse.builder().build();
  }
}
