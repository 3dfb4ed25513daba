package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Tagging;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** UntagResource, for machines and activities. */
final class UntagResource implements Action<UntagResourceRequest, UntagResourceResponse> {
  private final Store store;

  UntagResource(Store store) {
    this.store = store;
  }

  @Override
  public UntagResourceResponse handle(UntagResourceRequest request, Call call) {
    String arn = Required.member(request.resourceArn(), "resourceArn");
    store.write(tx -> {
      Tagging.untag(tx, arn, request.tagKeys());
      return null;
    });
    return UntagResourceResponse.builder().build();
  }
}
