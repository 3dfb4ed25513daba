package dev.holdpoint.server.api.sns;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** {@code UntagResource}. */
record UntagResource(Sns sns) implements Action<UntagResourceRequest, UntagResourceResponse> {
  @Override
  public UntagResourceResponse handle(UntagResourceRequest request, Call call) {
    String arn = Sns.required(request.resourceArn(), "ResourceArn");
    Tags.mustBeThere(request.hasTagKeys(), "tagKeys");
    sns.change(tx -> sns.topics().untag(tx, sns.topics().tagged(tx, arn), request.tagKeys()));
    return UntagResourceResponse.builder().build();
  }
}
