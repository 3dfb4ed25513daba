package dev.holdpoint.server.api.iam;

import dev.holdpoint.core.iam.Roles;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;

/** {@code ListRoleTags}. */
record ListRoleTags(Iam iam) implements Action<ListRoleTagsRequest, ListRoleTagsResponse> {
  @Override
  public ListRoleTagsResponse handle(ListRoleTagsRequest request, Call call) {
    Page<Tag> page =
        Page.of(
            Shown.tags(iam.read((tx, home) -> Roles.get(tx, home, request.roleName())).tags()),
            request.marker(),
            request.maxItems(),
            Tag::key);
    return ListRoleTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
