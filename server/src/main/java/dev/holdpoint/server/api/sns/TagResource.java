package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;

/** {@code TagResource}. */
record TagResource(Sns sns) implements Action<TagResourceRequest, TagResourceResponse> {
  @Override
  public TagResourceResponse handle(TagResourceRequest request, Call call) {
    String arn = Sns.required(request.resourceArn(), "ResourceArn");
    Tags.mustBeThere(request.hasTags(), "tags");
    sns.change(tx -> sns.topics().tag(tx, sns.topics().tagged(tx, arn), Tags.read(request.tags())));
    return TagResourceResponse.builder().build();
  }
}
