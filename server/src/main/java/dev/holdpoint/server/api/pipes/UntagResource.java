package dev.holdpoint.server.api.pipes;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.pipes.model.UntagResourceRequest;
import software.amazon.awssdk.services.pipes.model.UntagResourceResponse;

/** {@code UntagResource}. */
record UntagResource(PipesDesk desk)
    implements Action<UntagResourceRequest, UntagResourceResponse> {
  @Override
  public UntagResourceResponse handle(UntagResourceRequest request, Call call) {
    desk.store()
        .write(tx -> {
          desk.pipes()
              .tag(tx, desk.home(), request.resourceArn(), Map.of(), Set.copyOf(request.tagKeys()));
          return true;
        });
    return UntagResourceResponse.builder().build();
  }
}
