package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Policies;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;

/** {@code ListPolicyTags}. */
record ListPolicyTags(Iam iam) implements Action<ListPolicyTagsRequest, ListPolicyTagsResponse> {
  @Override
  public ListPolicyTagsResponse handle(ListPolicyTagsRequest request, Call call) {
    Page<Tag> page =
        Page.of(
            Shown.tags(iam.read((tx, _) -> Policies.get(tx, request.policyArn())).tags()),
            request.marker(),
            request.maxItems(),
            Tag::key);
    return ListPolicyTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
