package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;

/** {@code ListTagsForResource}. */
record ListTagsForResource(Sns sns)
    implements Action<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest request, Call call) {
    String arn = Sns.required(request.resourceArn(), "ResourceArn");
    return ListTagsForResourceResponse.builder()
        .tags(Tags.write(sns.read(tx -> sns.topics().tagged(tx, arn).tags())))
        .build();
  }
}
