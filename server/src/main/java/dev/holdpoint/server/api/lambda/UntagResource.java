package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** {@code UntagResource}: keys that are not there do not matter. */
record UntagResource(LambdaParts parts)
    implements Action<UntagResourceRequest, UntagResourceResponse> {
  @Override
  public UntagResourceResponse handle(UntagResourceRequest request, Call call) {
    var _ =
        parts
            .store()
            .write(tx -> {
              Function there = TaggedFunction.find(parts, tx, request.resource());
              return parts.functions().tag(tx, there, Map.of(), Set.copyOf(request.tagKeys()));
            });
    return UntagResourceResponse.builder().build();
  }
}
