package dev.holdpoint.server.api.pipes;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.pipes.model.TagResourceRequest;
import software.amazon.awssdk.services.pipes.model.TagResourceResponse;

/** {@code TagResource}. */
record TagResource(PipesDesk desk) implements Action<TagResourceRequest, TagResourceResponse> {
  @Override
  public TagResourceResponse handle(TagResourceRequest request, Call call) {
    desk.store()
        .write(tx -> {
          desk.pipes().tag(tx, desk.home(), request.resourceArn(), request.tags(), Set.of());
          return true;
        });
    return TagResourceResponse.builder().build();
  }
}
