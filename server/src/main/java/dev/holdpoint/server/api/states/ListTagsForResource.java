package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Tagging;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;

/** ListTagsForResource, for machines and activities. */
final class ListTagsForResource
    implements Action<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  private final Store store;

  ListTagsForResource(Store store) {
    this.store = store;
  }

  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest request, Call call) {
    String arn = Required.member(request.resourceArn(), "resourceArn");
    return ListTagsForResourceResponse.builder()
        .tags(Tags.show(store.read(tx -> Tagging.list(tx, arn))))
        .build();
  }
}
