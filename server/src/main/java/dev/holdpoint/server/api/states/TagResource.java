package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Tagging;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;

/** TagResource, for machines and activities. */
final class TagResource implements Action<TagResourceRequest, TagResourceResponse> {
  private final Store store;

  TagResource(Store store) {
    this.store = store;
  }

  @Override
  public TagResourceResponse handle(TagResourceRequest request, Call call) {
    String arn = Required.member(request.resourceArn(), "resourceArn");
    store.write(tx -> {
      Tagging.tag(tx, arn, Tags.read(request.tags()));
      return null;
    });
    return TagResourceResponse.builder().build();
  }
}
