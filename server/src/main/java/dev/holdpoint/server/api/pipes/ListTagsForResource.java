package dev.holdpoint.server.api.pipes;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.pipes.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.pipes.model.ListTagsForResourceResponse;

/** {@code ListTagsForResource}. */
record ListTagsForResource(PipesDesk desk)
    implements Action<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest request, Call call) {
    Map<String, String> tags =
        desk.store().read(tx -> desk.pipes().named(tx, desk.home(), request.resourceArn()).tags());
    return ListTagsForResourceResponse.builder().tags(tags).build();
  }
}
